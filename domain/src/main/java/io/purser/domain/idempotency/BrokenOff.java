package io.purser.domain.idempotency;

import io.purser.domain.work.DeadlineInForce;
import io.purser.domain.work.UnitOfWork;

/** Ends the claim of a try that failed, so that the next one need not wait for the lease. */
public final class BrokenOff {
  private BrokenOff() {}

  /** The lease ends by itself too, so failing here as well is no reason to hide the failure. */
  public static void release(
      UnitOfWork claims, IdempotencyRecords records, Ticket ticket, RuntimeException failed) {
    try {
      DeadlineInForce.lifted(
          () ->
              claims.inTransaction(
                  ticket.call().tenant(),
                  () -> {
                    records.release(ticket);
                    return ticket;
                  }));
    } catch (RuntimeException failedToo) {
      failed.addSuppressed(failedToo);
    }
  }
}
