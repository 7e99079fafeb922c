package io.purser.domain.card.limit;

import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps what may be spent. Never called inside a unit of work; never throws for what the
 * provider does.
 */
public interface SpendingLimitProvider {
  /** What is in force. A change that waits is not to be seen here. */
  LimitReading read(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** Has the daily limit changed. Of two changes the later one counts, whatever it waits for. */
  Answer<Accepted> change(
      ProviderAccountId account, String cardCustomer, Money daily, Deadline deadline);

  /** The change is in force after this time. */
  record Accepted(Duration delay) {}

  /** What came of {@link #read}. */
  sealed interface LimitReading {
    record Read(ReportedLimits limits) implements LimitReading {}

    /**
     * @param providerCode its own code, or null when it gave none
     */
    record Refused(@Nullable String providerCode) implements LimitReading {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Unavailable(String why, Duration retryAfter) implements LimitReading {}
  }
}
