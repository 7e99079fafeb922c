package io.purser.domain.programme.history;

import io.purser.domain.Given;
import io.purser.domain.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Movements for tests: a deposit of ten dollars that has arrived, but for what is said. */
public final class MovementBuilder {
  private final String providerId;
  private MovementKind kind = MovementKind.DEPOSIT;
  private @Nullable String kindWord;
  private MovementState state = MovementState.COMPLETED;
  private @Nullable String stateWord;
  private @Nullable Currency currency = Money.USD;
  private @Nullable Money amount = new Money(1_000, Money.USD);
  private @Nullable Instant begunAt;

  private MovementBuilder(String providerId) {
    this.providerId = providerId;
  }

  public static MovementBuilder aMovement(String providerId) {
    return new MovementBuilder(providerId);
  }

  public MovementBuilder is(MovementKind wanted) {
    kind = wanted;
    return this;
  }

  public MovementBuilder is(MovementState wanted) {
    state = wanted;
    return this;
  }

  /** In words that nobody knows. */
  public MovementBuilder isCalled(String kindSaid, String stateSaid) {
    kind = MovementKind.OTHER;
    kindWord = kindSaid;
    state = MovementState.NOT_UNDERSTOOD;
    stateWord = stateSaid;
    return this;
  }

  public MovementBuilder of(Money wanted) {
    amount = wanted;
    currency = wanted.currency();
    return this;
  }

  public MovementBuilder ofUnknown() {
    amount = null;
    currency = null;
    return this;
  }

  public MovementBuilder begun(Instant at) {
    begunAt = at;
    return this;
  }

  public ReportedMovement reported() {
    return new ReportedMovement(
        providerId,
        kind,
        kindWord,
        state,
        stateWord,
        currency,
        amount,
        "hash-of-" + providerId,
        begunAt);
  }

  /** As it is kept, after it was asked for at this time. */
  public Movement asked(Instant at) {
    var told = reported();
    return new Movement(MovementId.next(Given.IDS), told, begunAt == null ? at : begunAt);
  }
}
