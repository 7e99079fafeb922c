package io.purser.domain.operation;

import io.purser.domain.operation.Observation.Action;
import io.purser.domain.operation.Observation.Finding;
import io.purser.domain.operation.OperationKind.Stake;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one operation that was taken up: looks whether its effect is there already, writes
 * down that the request is about to leave, sends it, and writes down what came of it. How far it
 * may go, the {@link OperationClass} says.
 *
 * @param <Q> what the provider is asked
 * @param <E> the effect that the provider reports
 */
final class OperationAttempt<Q, E> {
  /** What is left of a deadline when asking the provider once more is no longer worth it. */
  static final Duration WORTH_A_CALL = Duration.ofMillis(500);

  /**
   * How long after it was written down a request may still leave. One that was held up for longer
   * could have its effect when others take it for lost.
   */
  private static final Duration LEAVES_WITHIN = Duration.ofSeconds(1);

  private final ProviderWrite<Q, E> write;
  private final Outcomes outcomes;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Deadline deadline;
  private final Q request;
  private final @Nullable Rejection notAnyMore;
  private final OperationClass rules;
  private final List<Observation> seen = new ArrayList<>();

  /**
   * @param notAnyMore why it may no longer be sent, or null when it may
   */
  OperationAttempt(
      ProviderWrite<Q, E> write,
      Outcomes outcomes,
      InstantSource clock,
      Backoff backoff,
      Deadline deadline,
      Q request,
      @Nullable Rejection notAnyMore) {
    this.write = write;
    this.outcomes = outcomes;
    this.clock = clock;
    this.backoff = backoff;
    this.deadline = deadline;
    this.request = request;
    this.notAnyMore = notAnyMore;
    this.rules = write.kind().callClass();
  }

  Step run(Operation.Open operation) {
    if (notAnyMore != null && operation.header().sends() == 0) {
      return reject(operation, notAnyMore);
    }
    var lookedAt = clock.instant();
    if (!rules.looksFirst(operation)) {
      return notThere(operation, lookedAt);
    }
    return switch (look(operation)) {
      case Sighting.Present<E>(var effect) -> confirm(operation, effect);
      case Sighting.Absent<E> _ -> notThere(operation, lookedAt);
      case Sighting.Unclear<E>(var why, var retryAfter) -> unreadable(operation, why, retryAfter);
      case Sighting.Refused<E>(var why) ->
          isMoney() && operation.header().sends() > 0
              ? unreadable(operation, "refused to say: " + why.reason(), Duration.ZERO)
              : reject(operation, why);
    };
  }

  /**
   * @param lookedAt when it was not there: what was sent before may have come since, if it still
   *     could come then
   */
  private Step notThere(Operation.Open operation, Instant lookedAt) {
    if (operation.mayStillTakeEffect(lookedAt)) {
      return parkUntil(operation, operation.header().updatedAt().plus(OperationClass.LATE_EFFECT));
    }
    if (notAnyMore != null && !isMoney()) {
      return reject(operation, notAnyMore);
    }
    var now = clock.instant();
    if (notAnyMore == null && rules.maySend(operation, now)) {
      return send(operation);
    }
    if (operation instanceof Operation.Manual || rules.isOverdue(operation, now)) {
      return leaveToAPerson(operation, "no effect is to be seen");
    }
    return park(operation, Duration.ZERO);
  }

  /** A list that does not know the customer is no proof that no money has left. */
  private boolean isMoney() {
    return write.kind().stake() == Stake.MONEY;
  }

  private Step unreadable(Operation.Open operation, String why, Duration retryAfter) {
    return operation instanceof Operation.Manual
            || rules.isUnreadableForTooLong(operation, clock.instant())
        ? leaveToAPerson(operation, why)
        : park(operation, retryAfter);
  }

  private Step send(Operation.Open operation) {
    if (!deadline.allows(WORTH_A_CALL)) {
      return park(operation, Duration.ZERO);
    }
    var sent = operation.send(clock.instant());
    outcomes.goesOn(sent, takeSeen());
    if (clock.instant().isAfter(sent.sentAt().plus(LEAVES_WITHIN))) {
      note(sent, Action.SEND, Finding.NOT_EXECUTED, "held up, so it was not sent");
      return notExecuted(sent, Duration.ZERO);
    }
    return switch (write.send(request, deadline)) {
      case Answer.Done<E>(var effect) -> {
        note(sent, Action.SEND, Finding.EFFECT, "answered");
        yield confirm(sent, effect);
      }
      case Answer.Refused<E>(var why) -> {
        note(sent, Action.SEND, Finding.REFUSED, text(why));
        yield refused(sent, why);
      }
      case Answer.NotExecuted<E>(var why, var retryAfter) -> {
        note(sent, Action.SEND, Finding.NOT_EXECUTED, why);
        yield notExecuted(sent, retryAfter);
      }
      case Answer.InDoubt<E>(var evidence) -> {
        note(sent, Action.SEND, Finding.AMBIGUOUS, evidence);
        yield doubt(sent, evidence);
      }
    };
  }

  /**
   * A refusal of a repeat says nothing about the earlier tries. The effect of one may have come
   * about since the look that found none, and may be the very reason for the refusal. A list that
   * does not show it yet is enough to give up a wallet, but not to say that no money has left.
   */
  private Step refused(Operation.Sent sent, Rejection why) {
    if (sent.header().sends() == 1) {
      return reject(sent, why);
    }
    return switch (look(sent)) {
      case Sighting.Present<E>(var effect) -> confirm(sent, effect);
      case Sighting.Unclear<E>(var _, var retryAfter) -> park(sent, retryAfter);
      case Sighting.Absent<E> _ ->
          isMoney()
              ? leaveToAPerson(sent, "a repeat was refused: " + text(why))
              : reject(sent, why);
      case Sighting.Refused<E> _ -> isMoney() ? park(sent, Duration.ZERO) : reject(sent, why);
    };
  }

  private Sighting<E> look(Operation.Open operation) {
    var sighting = write.lookUp(operation, request, deadline);
    switch (sighting) {
      case Sighting.Present<E> _ -> note(operation, Action.LOOK_UP, Finding.EFFECT, "found");
      case Sighting.Absent<E> _ -> note(operation, Action.LOOK_UP, Finding.NO_EFFECT, "not found");
      case Sighting.Refused<E>(var why) ->
          note(operation, Action.LOOK_UP, Finding.REFUSED, text(why));
      case Sighting.Unclear<E>(var why, var _) ->
          note(operation, Action.LOOK_UP, Finding.UNREADABLE, why);
    }
    return sighting;
  }

  private Step confirm(Operation.Open operation, E effect) {
    return new Step.Over(
        outcomes.confirmed(write, operation.confirm(clock.instant()), effect, takeSeen()));
  }

  private Step reject(Operation.Open operation, Rejection why) {
    return new Step.Over(
        outcomes.rejected(write, operation.reject(why, clock.instant()), takeSeen()));
  }

  private Step leaveToAPerson(Operation.Open operation, String evidence) {
    var manual = operation.leaveToAPerson(evidence, clock.instant());
    outcomes.leftToAPerson(operation, manual, takeSeen());
    return new Step.Over(manual);
  }

  private Step doubt(Operation.Sent sent, String evidence) {
    var at = clock.instant();
    var doubted = sent.doubt(evidence, at.plus(backoff.after(sent.header().attempt())), at);
    outcomes.goesOn(doubted, takeSeen());
    return new Step.InDoubt(doubted);
  }

  private Step notExecuted(Operation.Sent sent, Duration retryAfter) {
    return saved(sent.notExecuted(later(sent, retryAfter)), retryAfter);
  }

  private Step park(Operation.Open operation, Duration retryAfter) {
    return saved(operation.park(later(operation, retryAfter), clock.instant()), retryAfter);
  }

  private Step parkUntil(Operation.Open operation, Instant dueAt) {
    var parked = operation.park(dueAt, clock.instant());
    outcomes.goesOn(parked, takeSeen());
    return new Step.Over(parked);
  }

  /** A pause that was asked for is longer than anyone waits within a request. */
  private Step saved(Operation.Open parked, Duration retryAfter) {
    outcomes.goesOn(parked, takeSeen());
    return retryAfter.isZero() ? new Step.Again(parked) : new Step.Over(parked);
  }

  private Instant later(Operation.Open operation, Duration retryAfter) {
    return clock.instant().plus(backoff.after(operation.header().attempt(), retryAfter));
  }

  private void note(Operation.Open operation, Action action, Finding finding, String evidence) {
    seen.add(
        new Observation(operation.header().attempt(), action, finding, evidence, clock.instant()));
  }

  private List<Observation> takeSeen() {
    var taken = List.copyOf(seen);
    seen.clear();
    return taken;
  }

  private static String text(Rejection why) {
    return why.providerCode() == null
        ? why.reason().name()
        : why.reason() + " " + why.providerCode();
  }
}
