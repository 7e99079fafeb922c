package io.purser.domain.programme.swap;

import io.purser.domain.InMemoryStore;
import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The provider as it changes the money of a master wallet. It fails when it is called inside a unit
 * of work, and can be told to misbehave.
 */
public final class FakeSwaps implements SwapProvider {
  private final InMemoryUnitOfWork work;
  private final Steps steps;
  private final InstantSource clock;
  private final List<Made> made = new ArrayList<>();
  private final Deque<Mishap> next = new ArrayDeque<>();
  private Predicate<Money> purse = _ -> true;
  private Consumer<String> witness = _ -> {};
  private boolean away;
  private int writes;

  private enum Mishap {
    ANSWER_LOST,
    REQUEST_LOST,
    REFUSED
  }

  private record Made(SwapOrder order, AcceptedSwap swap) {
    Made ended(Progress progress) {
      return new Made(
          order,
          new AcceptedSwap(swap.providerId(), progress, swap.received(), swap.rate(), swap.at()));
    }
  }

  public FakeSwaps(InMemoryStore store) {
    this.work = store.work();
    this.steps = store.steps();
    this.clock = store.clock();
  }

  // What it can be told to do.

  public void goesAway() {
    away = true;
  }

  public void comesBack() {
    away = false;
    next.clear();
  }

  public void losesTheNextAnswer() {
    next.add(Mishap.ANSWER_LOST);
  }

  public void losesTheNextRequest() {
    next.add(Mishap.REQUEST_LOST);
  }

  /** It says that the master wallet does not have as much. */
  public void refusesTheNext() {
    next.add(Mishap.REFUSED);
  }

  /** What is given is taken from here, which says no when it has less. */
  public void takesFrom(Predicate<Money> wallet) {
    purse = wallet;
  }

  /** Hears the provider's id of each swap at the moment at which it begins. */
  public void isWatchedBy(Consumer<String> watcher) {
    witness = watcher;
  }

  /** Somebody has money changed on the provider's own pages. */
  public synchronized ReportedSwap swapsPastUs(SwapOrder order) {
    return event(make(order));
  }

  /** The swap that was made last comes to its end; what the event about that says. */
  public synchronized ReportedSwap ends(Progress progress) {
    return ends(made.getLast().swap.providerId(), progress);
  }

  /** The same of the one with this id. */
  public synchronized ReportedSwap ends(String id, Progress progress) {
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i).swap.providerId().equals(id)) {
        made.set(i, made.get(i).ended(progress));
        return event(made.get(i));
      }
    }
    throw new IllegalStateException("no swap " + id);
  }

  /** What an event about the one that was made last would say now. */
  public synchronized ReportedSwap event() {
    return event(made.getLast());
  }

  private static ReportedSwap event(Made one) {
    return new ReportedSwap(one.swap, one.order.amount(), one.order.into());
  }

  // What came of it.

  public synchronized int swapsMade() {
    return made.size();
  }

  /** All of them, as an event would tell them now. */
  public synchronized List<ReportedSwap> all() {
    return made.stream().map(FakeSwaps::event).toList();
  }

  public synchronized int writes() {
    return writes;
  }

  // The port.

  @Override
  public Answer<AcceptedSwap> swap(ProviderAccountId account, SwapOrder order, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider is asked to swap");
    if (away) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    var answer = answer(order);
    steps.take("the provider was asked to swap");
    return answer;
  }

  private synchronized Answer<AcceptedSwap> answer(SwapOrder order) {
    writes++;
    var mishap = next.poll();
    if (mishap == Mishap.REQUEST_LOST) {
      return new Answer.InDoubt<>("no answer");
    }
    if (mishap == Mishap.REFUSED || !purse.test(order.amount())) {
      return new Answer.Refused<>(
          new Rejection(Reason.NOT_COVERED_AT_PROVIDER, "INSUFFICIENT_BALANCE"));
    }
    var one = make(order);
    return mishap == null ? new Answer.Done<>(one.swap) : new Answer.InDoubt<>("no answer");
  }

  private Made make(SwapOrder order) {
    var one =
        new Made(
            order,
            new AcceptedSwap(
                "swap-" + (made.size() + 1),
                Progress.SUBMITTED,
                new Money(order.amount().minor() / 2, order.into()),
                new BigDecimal("0.500"),
                clock.instant()));
    made.add(one);
    witness.accept(one.swap.providerId());
    return one;
  }

  /** As the provider's list does, it does not say into what. */
  @Override
  public Listing swaps(ProviderAccountId account, Deadline deadline) {
    work.requireNoneOpen();
    steps.take("the provider lists swaps");
    if (away) {
      return new Listing.Away("away", Duration.ofSeconds(7));
    }
    synchronized (this) {
      return new Listing.Read(
          made.stream()
              .map(
                  one ->
                      new ReportedSwap(
                          new AcceptedSwap(
                              one.swap.providerId(),
                              one.swap.progress(),
                              null,
                              null,
                              one.swap.at()),
                          one.order.amount(),
                          null))
              .toList(),
          null);
    }
  }
}
