package io.purser.domain.adoption;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * The provider's lists of the customers of an account, of whichever tenant. Never called inside a
 * unit of work; never throws for what the provider does.
 */
public interface ProviderDirectory {
  /** All of them at once: the provider knows no pages here. */
  Reading walletCustomers(ProviderAccountId account, Deadline deadline);

  /**
   * One page. Pages shift while customers come and go, so that one may be on two of them or on
   * none.
   *
   * @param page from 1 on
   */
  Reading cardCustomers(ProviderAccountId account, int page, Deadline deadline);

  /** What a list says. */
  sealed interface Reading {
    /**
     * @param unreadable how many of its rows name no customer that could be read
     * @param total how many there are in all, as the provider says
     * @param last whether nothing comes after it
     */
    record Read(List<ProviderRecord> records, int unreadable, long total, boolean last)
        implements Reading {
      public Read {
        records = List.copyOf(records);
      }
    }

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements Reading {}
  }
}
