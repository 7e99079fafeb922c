package io.purser.domain.simulation;

import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What lies between us and the provider. */
final class UnreliableLine {
  /** How long we wait for an answer. */
  private static final int PATIENCE_MILLIS = 8_000;

  /** How much later than that a request can have its effect, at most. */
  private static final int LATENESS_MILLIS = 5_000;

  private static final int LONGEST_ABSENCE_MILLIS = 40_000;

  private final Scheduler scheduler;
  private final Faults faults;
  private final RandomGenerator choices;
  private long awayUntil;
  private long hiddenUntil;
  private int onItsWay;

  UnreliableLine(Scheduler scheduler, Faults faults, RandomGenerator choices) {
    this.scheduler = scheduler;
    this.faults = faults;
    this.choices = choices;
  }

  <T> T read(Supplier<T> look, Unread<T> unread) {
    if (isAway() || faults.strikes(FaultKind.UNREADABLE)) {
      return unread.because("cannot be read", someTime());
    }
    return look.get();
  }

  <E> Answer<E> write(Supplier<Answer<E>> effect) {
    return write(() -> false, effect);
  }

  /**
   * @param isKnown whether the provider knows the request from before; it does not refuse then what
   *     it has done already
   */
  <E> Answer<E> write(BooleanSupplier isKnown, Supplier<Answer<E>> effect) {
    if (isAway()) {
      return new Answer.NotExecuted<>("nobody answers", Duration.ZERO);
    }
    if (faults.strikes(FaultKind.TURNED_AWAY)) {
      return new Answer.NotExecuted<>("too many requests", someTime());
    }
    if (!isKnown.getAsBoolean() && faults.strikes(FaultKind.REFUSED)) {
      return new Answer.Refused<>(Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER));
    }
    if (faults.strikes(FaultKind.REQUEST_LOST)) {
      return unheard();
    }
    if (faults.strikes(FaultKind.EFFECT_LATE)) {
      int late = PATIENCE_MILLIS + choices.nextInt(LATENESS_MILLIS);
      scheduler.spawn(
          "late request",
          null,
          () -> {
            scheduler.sleep(late);
            var _ = effect.get();
            onItsWay--;
          });
      onItsWay++;
      return unheard();
    }
    var answer = carried(effect);
    if (faults.strikes(FaultKind.ANSWER_LOST)) {
      return unheard();
    }
    if (faults.strikes(FaultKind.ANSWER_OF_ANOTHER)) {
      return new Answer.InDoubt<>("the answer names somebody else");
    }
    return answer;
  }

  private <E> Answer<E> carried(Supplier<Answer<E>> effect) {
    onItsWay++;
    try {
      return effect.get();
    } finally {
      onItsWay--;
    }
  }

  /** Whether nothing that was sent has still to arrive. */
  boolean isIdle() {
    return onItsWay == 0;
  }

  private <E> Answer<E> unheard() {
    scheduler.sleep(PATIENCE_MILLIS);
    return new Answer.InDoubt<>("no answer");
  }

  /** Whether the provider's lists do not show what is there. */
  boolean hidesEffects() {
    if (faults.strikes(FaultKind.EFFECT_HIDDEN)) {
      hiddenUntil = scheduler.now() + choices.nextInt(LONGEST_ABSENCE_MILLIS * 3);
    }
    return !faults.areOver() && scheduler.now() < hiddenUntil;
  }

  private boolean isAway() {
    if (faults.strikes(FaultKind.PROVIDER_AWAY)) {
      awayUntil = scheduler.now() + choices.nextInt(LONGEST_ABSENCE_MILLIS);
    }
    return !faults.areOver() && scheduler.now() < awayUntil;
  }

  /** What the provider asks us to wait, or nothing. */
  private Duration someTime() {
    return Duration.ofSeconds(choices.nextInt(3) * 5L);
  }

  interface Unread<T> {
    T because(String why, Duration retryAfter);
  }
}
