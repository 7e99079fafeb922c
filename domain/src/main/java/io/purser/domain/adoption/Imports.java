package io.purser.domain.adoption;

import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All imports. Used, where nothing else is said, inside a unit of work of the tenant. Times are the
 * database's.
 */
public interface Imports {
  /** False when the tenant has one that is not finished. */
  boolean add(Import.Running started);

  Optional<Import> get(TenantId tenant, ImportId id);

  /** The tenant's only one that is not finished. */
  Optional<Import> running(TenantId tenant);

  /**
   * Takes up imports that nobody is at. Each is this worker's for the time of the lease, and then
   * anybody's. A transaction of its own.
   */
  List<Claimed> claim(Duration lease, int maximum);

  /**
   * Keeps how far it has come, for whoever still has it.
   *
   * @param keptFor how long it stays this worker's; it is let go of when it is finished
   * @throws io.purser.domain.work.StaleAggregate when another worker has taken it up
   */
  void save(Import changed, int attempt, Duration keptFor);

  /**
   * Lets go of it: nobody takes it up for this long, and then anybody may.
   *
   * @throws io.purser.domain.work.StaleAggregate when another worker has taken it up
   */
  void release(Import.Running left, int attempt, Duration pause);

  /** Whoever has an older attempt can write nothing. */
  record Claimed(TenantId tenant, ImportId id, int attempt) {}
}
