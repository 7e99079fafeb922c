package io.purser.domain.simulation;

import static io.purser.domain.ledger.cash.CashAccount.CARD_ACCOUNT;
import static io.purser.domain.ledger.cash.CashAccount.HELD;
import static io.purser.domain.ledger.cash.CashAccount.IN_TRANSIT;
import static io.purser.domain.ledger.cash.CashAccount.MASTER_WALLET;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.money.Money;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.programme.swap.SwapOrder;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds the books of master wallets and card accounts up after every commit that has changed them:
 * what is set aside, on its way and in the accounts is what fundings, withdrawals and swaps say.
 */
final class CashBooksWatch {
  private final InMemoryStore store;
  private final Map<Currency, Map<CashAccount, Long>> accounts = new HashMap<>();
  private final Map<String, Long> held = new HashMap<>();
  private int posted;
  private List<Funding> fundings = List.of();
  private List<Withdrawal> withdrawals = List.of();
  private List<Swap> swaps = List.of();

  CashBooksWatch(InMemoryStore store) {
    this.store = store;
  }

  void committed() {
    var postings = store.cashLedger().all();
    var fundingsNow = store.fundings().all();
    var withdrawalsNow = store.withdrawals().all();
    var swapsNow = store.swaps().all();
    if (postings.size() == posted
        && fundingsNow.equals(fundings)
        && withdrawalsNow.equals(withdrawals)
        && swapsNow.equals(swaps)) {
      return;
    }
    postings.subList(posted, postings.size()).forEach(this::take);
    posted = postings.size();
    fundings = fundingsNow;
    withdrawals = withdrawalsNow;
    swaps = swapsNow;
    check();
  }

  private void take(CashPosting posting) {
    for (var entry : posting.entries()) {
      accounts
          .computeIfAbsent(entry.credit().currency(), _ -> new EnumMap<>(CashAccount.class))
          .merge(entry.account(), entry.credit().minor(), Long::sum);
      if (entry.account() == HELD) {
        held.merge(posting.subject(), entry.credit().minor(), Long::sum);
      }
    }
  }

  private void check() {
    Map<String, Long> needed = new HashMap<>();
    long onItsWay = 0;
    long arrived = 0;
    for (var funding : fundings) {
      switch (funding) {
        case Funding.Requested(var header) ->
            needed.put(header.operation().value(), header.held().minor());
        case Funding.Pending pending -> onItsWay += pending.terms().paid().minor();
        case Funding.Completed completed -> arrived += minor(completed.terms().credited());
        case Funding.NotSent _, Funding.Refused _, Funding.Failed _ -> {
          // Has moved nothing, or all of it is back.
        }
      }
    }
    for (var withdrawal : withdrawals) {
      long amount = withdrawal.header().amount().minor();
      switch (withdrawal) {
        case Withdrawal.Pending _ -> {
          onItsWay += amount;
          arrived -= amount;
        }
        case Withdrawal.Settled _ -> arrived -= amount;
        case Withdrawal.Requested _,
            Withdrawal.NotSent _,
            Withdrawal.Refused _,
            Withdrawal.Failed _ -> {
          // Has moved nothing, or all of it is back.
        }
      }
    }
    for (var swap : swaps) {
      switch (swap) {
        case Swap.Requested(var header) ->
            needed.put(header.operation().value(), header.order().amount().minor());
        case Swap.Submitted(var header, _, _) -> onItsWay += header.order().amount().minor();
        case Swap.Completed _, Swap.NotSent _, Swap.Refused _, Swap.Failed _ -> {
          // Has become something else, or has moved nothing, or all of it is back.
        }
      }
    }
    held.values().removeIf(cents -> cents == 0);
    require(held.equals(needed), "set aside is " + held + ", and what is open needs " + needed);
    exchanged();
    require(of(IN_TRANSIT) == onItsWay, onItsWay + " cents are on their way, booked " + accounts);
    require(of(CARD_ACCOUNT) == arrived, arrived + " cents have arrived, booked " + accounts);
    require(
        accounts.values().stream()
            .allMatch(one -> one.values().stream().mapToLong(Long::longValue).sum() == 0),
        "the ledger does not sum to zero: " + accounts);
  }

  /** Of no two as many dollars is in doubt, and what others have become is in the master wallet. */
  private void exchanged() {
    var inDoubt =
        swaps.stream()
            .filter(Swap.Requested.class::isInstance)
            .map(swap -> swap.header().order().amount())
            .toList();
    require(
        inDoubt.stream().distinct().count() == inDoubt.size(),
        "swaps that cannot be told apart are in doubt: " + inDoubt);
    for (var currency : SwapOrder.INTO) {
      long became =
          swaps.stream()
              .filter(Swap.Completed.class::isInstance)
              .map(swap -> ((Swap.Completed) swap).terms().received())
              .filter(received -> received != null && received.currency().equals(currency))
              .mapToLong(Money::minor)
              .sum();
      require(
          of(MASTER_WALLET, currency) == became,
          "dollars have become " + became + " cents of " + currency + ", booked " + accounts);
    }
  }

  /** The provider of the simulation always says what has arrived. */
  private static long minor(@Nullable Money credited) {
    if (credited == null) {
      throw new Violation("nobody said what has arrived");
    }
    return credited.minor();
  }

  /** By how many cents of a dollar an account has grown. */
  long of(CashAccount account) {
    return of(account, Money.USD);
  }

  private long of(CashAccount account, Currency currency) {
    return accounts.getOrDefault(currency, Map.of()).getOrDefault(account, 0L);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
