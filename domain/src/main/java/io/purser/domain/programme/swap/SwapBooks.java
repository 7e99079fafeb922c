package io.purser.domain.programme.swap;

import static io.purser.domain.ledger.cash.CashAccount.HELD;
import static io.purser.domain.ledger.cash.CashAccount.IN_TRANSIT;
import static io.purser.domain.ledger.cash.CashAccount.MASTER_WALLET;
import static io.purser.domain.ledger.cash.CashAccount.PROVIDER;

import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.ledger.cash.CashPosting;
import io.purser.domain.ledger.cash.CashPosting.Entry;
import io.purser.domain.ledger.cash.CashPosting.Kind;
import io.purser.domain.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Books what swaps move. Used inside a unit of work. */
final class SwapBooks {
  private final CashLedger ledger;

  SwapBooks(CashLedger ledger) {
    this.ledger = ledger;
  }

  void hold(Swap.Header swap, Instant at) {
    post(swap, Kind.HELD, at, moved(MASTER_WALLET, HELD, swap.order().amount()));
  }

  void release(Swap.Header swap, Instant at) {
    post(swap, Kind.RELEASED, at, moved(HELD, MASTER_WALLET, swap.order().amount()));
  }

  /** The provider has it, and perhaps the outcome too. */
  void accepted(Swap.Accepted swap, Instant at) {
    post(swap.header(), Kind.CAPTURED, at, moved(HELD, IN_TRANSIT, swap.header().order().amount()));
    ended(swap, at);
  }

  /** Books the outcome, where there is one. */
  void ended(Swap.Accepted swap, Instant at) {
    var given = swap.header().order().amount();
    switch (swap) {
      case Swap.Submitted _ -> {
        // On its way.
      }
      case Swap.Completed _ -> exchanged(swap, given, at);
      case Swap.Failed _ ->
          post(swap.header(), Kind.RETURNED, at, moved(IN_TRANSIT, MASTER_WALLET, given));
    }
  }

  /** The provider takes the one currency and gives the other, as far as it says. */
  private void exchanged(Swap.Accepted swap, Money given, Instant at) {
    var entries = new ArrayList<>(moved(IN_TRANSIT, PROVIDER, given));
    var received = swap.terms().received();
    if (received != null) {
      entries.addAll(moved(PROVIDER, MASTER_WALLET, received));
    }
    post(swap.header(), Kind.EXCHANGED, at, entries);
  }

  private static List<Entry> moved(CashAccount from, CashAccount to, Money amount) {
    return List.of(
        new Entry(from, Money.zero(amount.currency()).minus(amount)), new Entry(to, amount));
  }

  /** A try has postings of its own, so what is held is known by the operation. */
  private void post(Swap.Header swap, Kind kind, Instant at, List<Entry> entries) {
    var subject =
        switch (kind) {
          case HELD, RELEASED, CAPTURED -> swap.operation().value();
          case ARRIVED, RETURNED, WITHDRAWING, WITHDRAWN, EXCHANGED -> swap.id().value();
        };
    ledger.post(new CashPosting(swap.tenant(), null, subject, kind, entries, at));
  }
}
