package io.purser.domain.operation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All operations. Used, except for {@link #due}, inside a unit of work of the tenant. */
public interface Operations {
  Planning plan(NewOperation operation);

  /**
   * The same, but nobody can take it up before it is released. Empty when another operation has its
   * natural key or its reference.
   */
  Optional<Operation.Withheld> withhold(NewOperation operation);

  /**
   * From here on it can be taken up, and is due at once. Of several who release it at once one
   * does. Empty when it is not withheld, or not any more.
   */
  Optional<Operation.Planned> release(TenantId tenant, OperationId id, Instant at);

  Optional<Operation> get(TenantId tenant, OperationId id);

  /**
   * Takes up an open operation for this long, by the database's clock, and counts its attempt up:
   * from here on no older attempt can save. Empty when it is settled, withheld, or taken up by
   * someone else.
   */
  Optional<Operation.Open> claim(TenantId tenant, OperationId id, Duration lease);

  /**
   * Saves over the attempt that was claimed, with what the attempt has seen since it last saved.
   * Unless the new state is {@link Operation.Sent}, this also ends the claim.
   *
   * @throws io.purser.domain.work.StaleAggregate when it was taken up again in between, or is
   *     settled; nothing is written then
   */
  void save(Operation operation, List<Observation> seen);

  /**
   * Everything that was seen of an operation, oldest first. What was seen several times on end is
   * there once, with how often.
   */
  List<Seen> seen(TenantId tenant, OperationId id);

  /** The operations that meet all of these, newest first. */
  Page<Operation> list(TenantId tenant, List<OperationFilter> filters, PageRequest page);

  /**
   * Makes every open operation of the customer due at once, those left to a person too. What is
   * withheld stays so.
   */
  void wake(TenantId tenant, CustomerId customer);

  /** Makes this one due at once if it is open, left to a person or not. */
  void wake(TenantId tenant, OperationId id);

  /** The operations that set the same state as this one. */
  Rivals rivals(Operation.Open operation);

  /**
   * Open operations of any tenant that are due and not taken up, longest due first. A transaction
   * of its own.
   */
  List<Due> due(int maximum);

  record Due(TenantId tenant, OperationId id) {}

  /**
   * @param first what was seen, and when first
   * @param times how often in all
   * @param lastAt when last
   */
  record Seen(Observation first, int times, Instant lastAt) {}

  /**
   * @param olderOpen the oldest one before it that is not settled
   * @param isNewest whether none came after it, settled or not
   */
  record Rivals(Optional<OperationId> olderOpen, boolean isNewest) {}

  /** What came of {@link #plan}. */
  sealed interface Planning {
    record Planned(Operation.Planned operation) implements Planning {}

    /** Another open operation of the account has the natural key. */
    record KeyBusy() implements Planning {}

    /** Another operation of the tenant and kind, open or settled, has the reference. */
    record ReferenceUsed(OperationId by) implements Planning {}
  }
}
