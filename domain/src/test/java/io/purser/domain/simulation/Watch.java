package io.purser.domain.simulation;

import io.purser.domain.InMemoryStore;
import io.purser.domain.card.Card;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.operation.Operation;
import io.purser.domain.programme.swap.Swap;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletTransaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what every commit has changed. Nothing that is there disappears, no state goes
 * backwards, and every move is counted.
 */
final class Watch {
  private static final String NOTHING = "-";

  private final InMemoryStore store;
  private final Scheduler scheduler;
  private final Map<Object, Object> seen = new HashMap<>();
  private final Map<Transition, Integer> moves = new HashMap<>();

  Watch(InMemoryStore store, Scheduler scheduler) {
    this.store = store;
    this.scheduler = scheduler;
  }

  void committed() {
    compare(store.operations().all(), Operation::id, this::check);
    compare(store.customers().all(), Customer::id, this::check);
    compare(store.wallets().all(), Wallet::id, this::check);
    compare(store.transfers().all(), Transfer::id, this::check);
    compare(store.fundings().all(), Funding::id, this::check);
    compare(store.withdrawals().all(), Withdrawal::id, this::check);
    compare(store.swaps().all(), Swap::id, this::check);
    compare(store.cards().all(), Card::id, this::check);
    compare(store.walletTransactions().all(), moved -> moved.facts().id(), this::check);
  }

  private <V> void compare(List<V> rows, Function<V, Object> key, Check<V> check) {
    for (var row : rows) {
      @SuppressWarnings("unchecked") // Keys of different kinds of rows are of different types.
      var before = (V) seen.put(key.apply(row), row);
      if (!row.equals(before)) {
        check.check(before, row);
      }
    }
  }

  private interface Check<V> {
    void check(@Nullable V before, V now);
  }

  private void check(@Nullable Operation before, Operation now) {
    if (before == null) {
      moved(
          now.header().kind().name(),
          NOTHING,
          now,
          now instanceof Operation.Planned || now instanceof Operation.Withheld);
      return;
    }
    boolean forward =
        switch (before) {
          case Operation.Settled _ -> false;
          // Nothing is ever sent of what was not released before.
          case Operation.Withheld _ ->
              now instanceof Operation.Planned || now instanceof Operation.Rejected;
          case Operation.Planned _, Operation.Sent _ -> true;
          case Operation.Unknown _ -> !(now instanceof Operation.Planned);
          case Operation.Manual _ ->
              now instanceof Operation.Manual || now instanceof Operation.Settled;
        };
    boolean counted =
        before.header().attempt() <= now.header().attempt()
            // What was turned away unread does not count as sent.
            && (before instanceof Operation.Sent
                || before.header().sends() <= now.header().sends());
    moved(now.header().kind().name(), word(before), now, forward && counted);
  }

  private void check(@Nullable Customer before, Customer now) {
    var was = before == null ? null : before.registration();
    if (was == null) {
      moved("customer", NOTHING, now, true);
      moved("registration", NOTHING, now.registration(), true);
      return;
    }
    moved("customer", word(before), now, true);
    boolean forward =
        switch (was) {
          case Registration.Registered(var known) ->
              now.registration() instanceof Registration.Registered(var still)
                  && still.id().equals(known.id());
          case Registration.None _, Registration.Pending _, Registration.Failed _ -> true;
        };
    moved("registration", word(was), now.registration(), forward);
  }

  private void check(@Nullable Wallet before, Wallet now) {
    boolean forward =
        before == null ? now instanceof Wallet.Requested : before instanceof Wallet.Requested;
    moved("wallet", word(before), now, forward);
  }

  private void check(@Nullable WalletTransaction before, WalletTransaction now) {
    boolean forward = before == null || before instanceof WalletTransaction.Pending;
    moved("transaction", word(before), now, forward);
  }

  /** What was sent stays sent, and stays the same; what was never sent may be ordered again. */
  private void check(@Nullable Transfer before, Transfer now) {
    boolean forward =
        switch (before) {
          case null -> now instanceof Transfer.Unsettled;
          case Transfer.AwaitingApproval _ ->
              now instanceof Transfer.Requested
                  || now instanceof Transfer.Declined
                  || now instanceof Transfer.Cancelled;
          case Transfer.Requested _ -> !(now instanceof Transfer.AwaitingApproval);
          case Transfer.NotSent _ -> now instanceof Transfer.Unsettled;
          case Transfer.Submitted was ->
              now instanceof Transfer.Sent is && is.sent().equals(was.sent());
          case Transfer.Cancelled _,
              Transfer.Declined _,
              Transfer.Rejected _,
              Transfer.Completed _,
              Transfer.Failed _ ->
              false;
        };
    moved("transfer", word(before), now, forward);
  }

  /** What the provider has it has for ever, and once; what never left may be ordered again. */
  private void check(@Nullable Funding before, Funding now) {
    boolean forward =
        switch (before) {
          case null -> now instanceof Funding.Requested;
          case Funding.Requested _ -> true;
          case Funding.NotSent _ -> now instanceof Funding.Requested;
          case Funding.Pending was ->
              now instanceof Funding.Accepted is
                  && is.terms().providerId().equals(was.terms().providerId());
          case Funding.Refused _, Funding.Completed _, Funding.Failed _ -> false;
        };
    moved("funding", word(before), now, forward);
  }

  private void check(@Nullable Withdrawal before, Withdrawal now) {
    boolean forward =
        switch (before) {
          case null -> now instanceof Withdrawal.Requested;
          case Withdrawal.Requested _ -> true;
          case Withdrawal.NotSent _ -> now instanceof Withdrawal.Requested;
          case Withdrawal.Pending was ->
              now instanceof Withdrawal.Accepted is && is.providerId().equals(was.providerId());
          case Withdrawal.Refused _, Withdrawal.Settled _, Withdrawal.Failed _ -> false;
        };
    moved("withdrawal", word(before), now, forward);
  }

  private void check(@Nullable Swap before, Swap now) {
    boolean forward =
        switch (before) {
          case null -> now instanceof Swap.Requested;
          case Swap.Requested _ -> true;
          case Swap.NotSent _ -> now instanceof Swap.Requested;
          case Swap.Submitted was ->
              now instanceof Swap.Accepted is
                  && is.terms().providerId().equals(was.terms().providerId());
          case Swap.Refused _, Swap.Completed _, Swap.Failed _ -> false;
        };
    moved("swap", word(before), now, forward);
  }

  private void check(@Nullable Card before, Card now) {
    boolean forward =
        before == null ? now instanceof Card.Requested : before instanceof Card.Requested;
    moved("card", word(before), now, forward);
  }

  private static String word(@Nullable Object state) {
    return state == null ? NOTHING : state.getClass().getSimpleName();
  }

  private void moved(String what, String from, Object to, boolean allowed) {
    if (from.equals(word(to)) && allowed) {
      return;
    }
    var move = new Transition(what, from, word(to));
    scheduler.note(move.toString());
    if (!allowed) {
      throw new Violation("went backwards: " + move);
    }
    moves.merge(move, 1, Integer::sum);
  }

  Map<Transition, Integer> moves() {
    return moves;
  }
}
