package io.purser.domain.idempotency;

import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What became of calls, for 30 days. Used inside a unit of work of the tenant. Times are the
 * database's. A method that takes a ticket throws {@link io.purser.domain.work.StaleAggregate} when
 * a newer attempt has the call.
 */
public interface IdempotencyRecords {
  /**
   * Claims a call for this long. Never waits for another transaction that has the same key: that is
   * {@link Claim.InFlight}.
   */
  Claim claim(IdempotentCall call, Duration lease);

  /** What is known of the call that this principal made with this key, while it is kept. */
  Optional<KnownCall> find(TenantId tenant, String principal, IdempotencyKey key);

  /** From now on a retry continues this operation. */
  void pointTo(Ticket ticket, OperationId operation);

  /**
   * Forgets the operation and ends the claim, so that the next try begins anew. False when the call
   * is answered or another one points to the operation too; nothing is changed then.
   */
  boolean restart(Ticket ticket, OperationId operation);

  /**
   * Notes how far a call that leads to no operation has come. A retry reads it, until the call is
   * answered.
   */
  void note(Ticket ticket, String reached);

  /** What was noted last, by whichever attempt. */
  Optional<String> reached(Ticket ticket);

  /** Stores the final answer. */
  void complete(Ticket ticket, StoredAnswer answer);

  /** Stores the final answer of every call that points to this operation. There may be none. */
  void complete(TenantId tenant, OperationId operation, StoredAnswer answer);

  /**
   * Stores an answer that holds until the final one; returns the final one instead when that is
   * there already.
   */
  StoredAnswer accept(Ticket ticket, StoredAnswer answer);

  /** The final answer; the one supplied is stored when there is none yet. */
  StoredAnswer settledAnswer(Ticket ticket, Supplier<StoredAnswer> answer);

  /**
   * Ends the claim without an answer, so that the next try need not wait. Does nothing when the
   * call is answered.
   */
  void release(Ticket ticket);
}
