package io.purser.domain.wallet;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletTransaction.Completed;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.WalletTransaction.Failed;
import io.purser.domain.wallet.WalletTransaction.Pending;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is in a wallet, as far as is known, and since when that is known. It is the sum of the
 * wallet's transactions.
 *
 * @param ledger what has arrived less what has left
 * @param incoming deposits that are seen and not final
 * @param outgoing withdrawals that are under way
 * @param held what is set aside for transfers that are not among those withdrawals yet
 * @param asOf when the provider last told us anything about the wallet
 * @param source how it told us
 */
public record WalletBalance(
    WalletId wallet,
    AssetAmount ledger,
    AssetAmount incoming,
    AssetAmount outgoing,
    AssetAmount held,
    Instant asOf,
    Source source) {

  /** With nothing set aside. */
  public WalletBalance(
      WalletId wallet,
      AssetAmount ledger,
      AssetAmount incoming,
      AssetAmount outgoing,
      Instant asOf,
      Source source) {
    this(wallet, ledger, incoming, outgoing, AssetAmount.zero(ledger.asset()), asOf, source);
  }

  public enum Source {
    /** The provider answered us. */
    PROVIDER,
    /** The provider delivered an event. */
    WEBHOOK
  }

  /** A wallet that has just been opened is empty. */
  public static WalletBalance opened(Wallet.Active wallet) {
    var zero = AssetAmount.zero(wallet.header().asset());
    return new WalletBalance(wallet.id(), zero, zero, zero, wallet.activatedAt(), Source.PROVIDER);
  }

  /**
   * What may be spent: the ledger balance less what is already on its way out and what is set
   * aside.
   */
  public AssetAmount available() {
    return ledger.minus(outgoing).minus(held);
  }

  /** With this much more set aside. */
  public WalletBalance hold(AssetAmount amount) {
    return new WalletBalance(wallet, ledger, incoming, outgoing, held.plus(amount), asOf, source);
  }

  /** With this much less set aside. */
  public WalletBalance unhold(AssetAmount amount) {
    if (held.units().compareTo(amount.units()) < 0) {
      throw new IllegalStateException("less is set aside in " + wallet);
    }
    return new WalletBalance(wallet, ledger, incoming, outgoing, held.minus(amount), asOf, source);
  }

  /** Whether it is older than it may be. */
  public boolean isStale(Instant now, Duration freshFor) {
    return asOf.plus(freshFor).isBefore(now);
  }

  /** Takes note of one transaction, from what it was (null when it is new) to what it is. */
  public WalletBalance after(@Nullable WalletTransaction before, WalletTransaction now) {
    var without = before == null ? this : book(before, true);
    return without.book(now, false);
  }

  /** The same amounts, known more recently. What is known never gets older. */
  public WalletBalance seen(Instant at, Source by) {
    return at.isAfter(asOf)
        ? new WalletBalance(wallet, ledger, incoming, outgoing, held, at, by)
        : this;
  }

  /**
   * These amounts, as the provider has just told them: by whom it was told last, whatever time the
   * report bears.
   */
  public WalletBalance told(Instant at, Source by) {
    return new WalletBalance(
        wallet, ledger, incoming, outgoing, held, at.isAfter(asOf) ? at : asOf, by);
  }

  private WalletBalance book(WalletTransaction transaction, boolean undo) {
    var amount = transaction.facts().amount();
    var zero = AssetAmount.zero(amount.asset());
    var change = undo ? zero.minus(amount) : amount;
    boolean deposit = transaction.facts().direction() == Direction.DEPOSIT;
    return switch (transaction) {
      case Pending _ when deposit -> with(ledger, incoming.plus(change), outgoing);
      case Pending _ -> with(ledger, incoming, outgoing.plus(change));
      case Completed _ when deposit -> with(ledger.plus(change), incoming, outgoing);
      case Completed _ -> with(ledger.minus(change), incoming, outgoing);
      case Failed _ -> this;
    };
  }

  private WalletBalance with(
      AssetAmount newLedger, AssetAmount newIncoming, AssetAmount newOutgoing) {
    return new WalletBalance(wallet, newLedger, newIncoming, newOutgoing, held, asOf, source);
  }
}
