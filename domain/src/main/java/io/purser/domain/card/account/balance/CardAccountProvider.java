package io.purser.domain.card.account.balance;

import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/**
 * Who keeps card accounts. Never called inside a unit of work; never throws for what the provider
 * does.
 */
public interface CardAccountProvider {
  /** What is in the account of a card customer. */
  Told read(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** What came of {@link #read}. */
  sealed interface Told {
    record Said(ReportedBalance balance) implements Told {}

    /** The provider says that it has no such card customer. */
    record UnknownCardCustomer() implements Told {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements Told {}
  }
}
