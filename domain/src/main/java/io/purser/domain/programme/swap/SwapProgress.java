package io.purser.domain.programme.swap;

import io.purser.domain.event.Journal;
import io.purser.domain.ledger.cash.CashLedger;
import io.purser.domain.operation.Operations;
import io.purser.domain.programme.swap.Swaps.Whose;
import java.time.InstantSource;

/** Follows swaps that the provider has to their end. Used inside a unit of work. */
public final class SwapProgress {
  private final Swaps swaps;
  private final Operations operations;
  private final SwapBooks books;
  private final SwapEvents events;
  private final InstantSource clock;

  public SwapProgress(
      Swaps swaps, Operations operations, CashLedger ledger, Journal journal, InstantSource clock) {
    this.swaps = swaps;
    this.operations = operations;
    this.books = new SwapBooks(ledger);
    this.events = new SwapEvents(journal);
    this.clock = clock;
  }

  /**
   * @return whether anything has changed
   */
  public boolean told(Whose which, AcceptedSwap told) {
    return swaps.getForUpdate(which.tenant(), which.swap()).orElse(null)
            instanceof Swap.Submitted submitted
        && switch (told.progress()) {
          case SUBMITTED -> false;
          case COMPLETED -> ended(submitted.complete(told.received(), clock.instant()));
          case FAILED -> ended(submitted.fail(clock.instant()));
        };
  }

  private boolean ended(Swap.Accepted swap) {
    var at = swap.header().updatedAt();
    swaps.save(swap);
    books.ended(swap, at);
    events.changed(swap, at);
    return true;
  }

  /**
   * The provider tells of a swap that we do not know. It may be what this one has been waiting to
   * see, even when it was left to a person; then its operation is looked at again.
   *
   * @return whether it may be
   */
  public boolean mayBe(Whose which, ReportedSwap report) {
    if (swaps.get(which.tenant(), which.swap()).orElse(null) instanceof Swap.Requested requested
        && report.canBe(requested.header().order())) {
      operations.wake(which.tenant(), requested.header().operation());
      return true;
    }
    return false;
  }
}
