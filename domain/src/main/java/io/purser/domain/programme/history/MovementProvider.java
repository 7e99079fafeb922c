package io.purser.domain.programme.history;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Who knows what moved master wallets. Never called inside a unit of work; never throws for what
 * the provider does.
 */
public interface MovementProvider {
  /** A page of the history, those that began last first. */
  Listing movements(ProviderAccountId account, int page, Deadline deadline);

  /** What came of it. */
  sealed interface Listing {
    /**
     * @param unreadable how many rows name no movement, so that they could not be kept
     * @param isLast whether no page comes after it
     */
    record Read(List<ReportedMovement> rows, int unreadable, boolean isLast) implements Listing {
      public Read {
        rows = List.copyOf(rows);
      }
    }

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements Listing {}
  }
}
