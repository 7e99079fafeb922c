package io.purser.domain.operation;

import io.purser.domain.audit.Initiator;
import io.purser.domain.operation.Observation.Action;
import io.purser.domain.operation.Observation.Finding;
import io.purser.domain.operation.ProviderWrite.Preparation;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** An operator decides what became of an operation that was left to a person. */
public final class DecideOperation {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final UnitOfWork work;
  private final Operations operations;
  private final ProviderWrites writes;
  private final Outcomes outcomes;
  private final InstantSource clock;

  public DecideOperation(
      UnitOfWork work,
      Operations operations,
      ProviderWrites writes,
      Outcomes outcomes,
      InstantSource clock) {
    this.work = work;
    this.operations = operations;
    this.writes = writes;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * The effect is there.
   *
   * @param providerId what the provider calls it
   * @param by who says so, and why
   */
  public Result confirm(TenantId tenant, OperationId id, String providerId, Initiator by) {
    return decide(tenant, id, manual -> confirm(writes.of(manual), manual, providerId, by));
  }

  /** There is no effect, and there will be none. */
  public Result reject(TenantId tenant, OperationId id, Initiator by) {
    return decide(
        tenant,
        id,
        manual -> {
          var why = Rejection.because(Rejection.Reason.CLOSED_WITHOUT_EFFECT);
          var rejected = manual.reject(why, clock.instant());
          outcomes.decided(
              writes.of(manual), rejected, decision(manual, Finding.NO_EFFECT, "closed"), by);
          return new Result.Decided(rejected);
        });
  }

  private interface Decision {
    Result on(Operation.Manual operation);
  }

  private Result decide(TenantId tenant, OperationId id, Decision decision) {
    Optional<Operation> found = work.reading(tenant, () -> operations.get(tenant, id));
    return switch (found.orElse(null)) {
      case null -> new Result.NoSuchOperation();
      case Operation.Manual _ -> {
        var claimed = work.inTransaction(tenant, () -> operations.claim(tenant, id, LEASE));
        yield claimed.isPresent() && claimed.get() instanceof Operation.Manual manual
            ? decision.on(manual)
            : new Result.Busy();
      }
      case Operation other -> new Result.NotLeftToAPerson(other);
    };
  }

  private <Q, E> Result confirm(
      ProviderWrite<Q, E> write, Operation.Manual manual, String providerId, Initiator by) {
    var tenant = manual.header().tenant();
    var effect =
        switch (work.reading(tenant, () -> write.prepare(manual))) {
          case Preparation.Ready<Q>(var request) -> write.attested(request, providerId);
          case Preparation.NotAnyMore<Q>(var request, var _) -> write.attested(request, providerId);
          case Preparation.After<Q> _, Preparation.Refused<Q> _ -> Optional.<E>empty();
        };
    if (effect.isEmpty()) {
      outcomes.leftToAPerson(manual, manual, List.of());
      return new Result.OnlyALookUpTells();
    }
    var confirmed = manual.confirm(clock.instant());
    outcomes.decided(
        write,
        confirmed,
        effect.get(),
        decision(manual, Finding.EFFECT, "seen as " + providerId),
        by);
    return new Result.Decided(confirmed);
  }

  private Observation decision(Operation.Manual manual, Finding finding, String evidence) {
    return new Observation(
        manual.header().attempt(), Action.DECISION, finding, evidence, clock.instant());
  }

  /** What came of it. */
  public sealed interface Result {
    record Decided(Operation.Settled operation) implements Result {}

    record NoSuchOperation() implements Result {}

    /** It is settled already, or not given up yet. */
    record NotLeftToAPerson(Operation operation) implements Result {}

    /** The provider's id is not enough to know this effect: it has to be looked for again. */
    record OnlyALookUpTells() implements Result {}

    /** Somebody is just looking at it. */
    record Busy() implements Result {}
  }
}
