package io.purser.domain.card.spending;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Who knows what cards are used for. Never called inside a unit of work; never throws for what the
 * provider does.
 */
public interface SpendingProvider {
  /** A page of what all cards of the account were used for, those that began last first. */
  Listing ofAccount(ProviderAccountId account, int page, Deadline deadline);

  /** The same of one card customer. */
  Listing ofCardCustomer(
      ProviderAccountId account, String cardCustomer, int page, Deadline deadline);

  /** What came of it. */
  sealed interface Listing {
    /**
     * @param unreadable how many rows could not be understood
     * @param isLast whether no page comes after it
     */
    record Read(List<ReportedSpending> rows, int unreadable, boolean isLast) implements Listing {
      public Read {
        rows = List.copyOf(rows);
      }
    }

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Listing {}
  }
}
