package io.purser.domain.operation;

import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends that an operation is withheld: it is carried out from now on, or never. Of several who do so
 * at once one does; the others find that it is not withheld any more. Used inside a unit of work.
 */
public final class WithheldOperations {
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Operations operations;
  private final ProviderWrites writes;
  private final Outcomes outcomes;
  private final InstantSource clock;

  public WithheldOperations(
      Operations operations, ProviderWrites writes, Outcomes outcomes, InstantSource clock) {
    this.operations = operations;
    this.writes = writes;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /** It is carried out. Empty when it is not withheld any more. */
  public Optional<Operation.Planned> release(TenantId tenant, OperationId id) {
    return operations.release(tenant, id, clock.instant());
  }

  /**
   * It never is. The aggregate is changed and everybody who waits is answered in the same unit of
   * work. Empty when it is not withheld any more.
   *
   * <p>It is released and taken up at once, so nobody else ever sees it free.
   */
  public Optional<Operation.Rejected> reject(TenantId tenant, OperationId id, Rejection why) {
    return release(tenant, id)
        .flatMap(released -> operations.claim(tenant, released.id(), LEASE))
        .map(claimed -> rejected(claimed, why));
  }

  private Operation.Rejected rejected(Operation.Open claimed, Rejection why) {
    var rejected = claimed.reject(why, clock.instant());
    outcomes.cancelled(writes.of(claimed), rejected);
    return rejected;
  }
}
