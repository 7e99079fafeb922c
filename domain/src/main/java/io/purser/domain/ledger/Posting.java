package io.purser.domain.ledger;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * Money that moved between accounts. Nothing is made and nothing is lost: its entries sum to zero
 * in each asset.
 *
 * @param subject the id of what moved it: an operation or a transaction. Each moves money once in
 *     each way
 */
public record Posting(
    TenantId tenant,
    CustomerId customer,
    String subject,
    Kind kind,
    List<Entry> entries,
    Instant at) {
  /** What a posting records. */
  public enum Kind {
    /** What a wallet held when the ledger began. */
    OPENING,
    /** Set aside for a transfer. */
    HELD,
    /** The transfer did not leave; its money may be spent again. */
    RELEASED,
    /** The transfer has left, and its withdrawal takes what was set aside for it. */
    CAPTURED,
    /** A deposit has come in for good. */
    DEPOSITED,
    /** A withdrawal is under way. */
    WITHDRAWING,
    /** A withdrawal has gone out for good. */
    WITHDRAWN,
    /** A withdrawal has failed, and its money is back. */
    RETURNED
  }

  public Posting {
    entries = List.copyOf(entries);
    boolean balanced =
        entries.stream()
            .collect(
                groupingBy(
                    entry -> entry.credit().asset(),
                    reducing(BigInteger.ZERO, entry -> entry.credit().units(), BigInteger::add)))
            .values()
            .stream()
            .allMatch(sum -> sum.signum() == 0);
    if (!balanced || entries.size() < 2) {
      throw new IllegalArgumentException("the entries of a posting sum to zero in each asset");
    }
  }

  /** A posting that moves this much from one account of a wallet to another. */
  public static Posting of(
      TenantId tenant,
      CustomerId customer,
      String subject,
      Kind kind,
      WalletId wallet,
      LedgerAccount from,
      LedgerAccount to,
      AssetAmount amount,
      Instant at) {
    return new Posting(
        tenant,
        customer,
        subject,
        kind,
        List.of(Entry.debit(wallet, from, amount), Entry.credit(wallet, to, amount)),
        at);
  }
}
