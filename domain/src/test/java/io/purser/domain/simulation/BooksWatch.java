package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.ledger.LedgerAccount;
import io.purser.domain.ledger.Posting;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds the books up after every commit that has changed them. Nothing is made and nothing is lost,
 * the balances say what the ledger says, and exactly what open transfers need is set aside and is
 * there.
 */
final class BooksWatch {
  private final InMemoryStore store;
  private final Map<WalletId, Map<LedgerAccount, BigInteger>> accounts = new HashMap<>();
  private final Map<String, BigInteger> held = new HashMap<>();
  private int posted;
  private List<WalletBalance> balances = List.of();
  private List<Transfer> transfers = List.of();

  BooksWatch(InMemoryStore store) {
    this.store = store;
  }

  void committed() {
    var postings = store.ledger().all();
    var balancesNow = store.walletBalances().all();
    var transfersNow = store.transfers().all();
    if (postings.size() == posted
        && balancesNow.equals(balances)
        && transfersNow.equals(transfers)) {
      return;
    }
    postings.subList(posted, postings.size()).forEach(this::take);
    posted = postings.size();
    balances = balancesNow;
    transfers = transfersNow;
    holds();
    balances.forEach(this::check);
  }

  private void take(Posting posting) {
    for (var entry : posting.entries()) {
      var units = entry.credit().units();
      accounts
          .computeIfAbsent(entry.wallet(), _ -> new EnumMap<>(LedgerAccount.class))
          .merge(entry.account(), units, BigInteger::add);
      if (entry.account() == LedgerAccount.HELD) {
        held.merge(posting.subject(), units, BigInteger::add);
      }
    }
  }

  /** A transfer that is not settled has exactly its hold; nothing else has any left. */
  private void holds() {
    Map<String, BigInteger> needed = new HashMap<>();
    for (var transfer : transfers) {
      if (transfer instanceof Transfer.Unsettled) {
        var header = transfer.header();
        needed.put(header.operation().value(), header.order().amount().units());
      }
    }
    held.values().removeIf(units -> units.signum() == 0);
    require(held.equals(needed), "set aside is " + held + ", and open transfers need " + needed);
  }

  private void check(WalletBalance balance) {
    var sums = accounts.getOrDefault(balance.wallet(), Map.of());
    require(
        sums.values().stream().reduce(BigInteger.ZERO, BigInteger::add).signum() == 0,
        "the ledger does not sum to zero: " + sums);
    boolean agree =
        is(sums, LedgerAccount.AVAILABLE, balance.available().units())
            && is(sums, LedgerAccount.HELD, balance.held().units())
            && is(sums, LedgerAccount.OUTGOING, balance.outgoing().units())
            && is(sums, LedgerAccount.OUTSIDE, balance.ledger().units().negate());
    require(agree, "the ledger says " + sums + " and the balance is " + balance);
    var spendable = balance.available().units().add(withdrawnUnderHolds(balance.wallet()));
    require(spendable.signum() >= 0, "more is set aside than is there: " + balance);
  }

  private static boolean is(
      Map<LedgerAccount, BigInteger> sums, LedgerAccount account, BigInteger units) {
    return sums.getOrDefault(account, BigInteger.ZERO).equals(units);
  }

  /**
   * A withdrawal that was reported before its transfer was known to be sent has taken the money,
   * which is still set aside.
   */
  private BigInteger withdrawnUnderHolds(WalletId wallet) {
    Set<String> known = new HashSet<>();
    for (var transfer : transfers) {
      if (transfer instanceof Transfer.Sent sent) {
        known.add(sent.sent().transactionId());
      }
    }
    return store.walletTransactions().all().stream()
        .filter(moved -> moved.facts().wallet().equals(wallet))
        .filter(moved -> moved.facts().direction() == Direction.WITHDRAWAL)
        .filter(moved -> !(moved instanceof WalletTransaction.Failed))
        .filter(moved -> !known.contains(moved.facts().providerId()))
        .map(moved -> moved.facts().amount().units())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
