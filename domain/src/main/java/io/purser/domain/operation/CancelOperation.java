package io.purser.domain.operation;

import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Gives up an operation of which nothing was ever sent, withheld or not, because it is not wanted
 * any more. It takes the operation up as an attempt would, so whoever meant to send it and is held
 * up can no longer write that down, and does not send it. Used inside a unit of work.
 */
public final class CancelOperation {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Operations operations;
  private final ProviderWrites writes;
  private final Outcomes outcomes;
  private final InstantSource clock;

  public CancelOperation(
      Operations operations, ProviderWrites writes, Outcomes outcomes, InstantSource clock) {
    this.operations = operations;
    this.writes = writes;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /**
   * The aggregate is changed and everybody who waits is answered in the same unit of work.
   *
   * @throws IllegalStateException when there is no such operation
   */
  public Result cancel(TenantId tenant, OperationId id) {
    var seen =
        operations
            .get(tenant, id)
            .orElseThrow(() -> new IllegalStateException("there is no operation " + id));
    switch (seen) {
      case Operation.Planned _ -> {}
      // Released here or, just now, by somebody else: from there on it is like any other.
      case Operation.Withheld _ -> operations.release(tenant, id, clock.instant());
      case Operation.Open _, Operation.Settled _ -> {
        return new Result.TooLate();
      }
    }
    var claimed = operations.claim(tenant, id, LEASE);
    if (claimed.isEmpty()) {
      return operations.get(tenant, id).orElseThrow() instanceof Operation.Planned
          ? new Result.Busy()
          : new Result.TooLate();
    }
    var at = clock.instant();
    if (!(claimed.get() instanceof Operation.Planned planned)) {
      operations.save(claimed.get().park(at, at), List.of());
      return new Result.TooLate();
    }
    var rejected = planned.reject(Rejection.because(Rejection.Reason.CANCELLED), at);
    outcomes.cancelled(writes.of(planned), rejected);
    return new Result.Cancelled(rejected);
  }

  /** What came of it. */
  public sealed interface Result {
    record Cancelled(Operation.Rejected operation) implements Result {}

    /** Something of it may have been sent, or it is settled. */
    record TooLate() implements Result {}

    /** Somebody is just at it, and will have sent it in a moment, or not. */
    record Busy() implements Result {}
  }
}
