package io.purser.domain.card.account.funding;

import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Who brings money to card accounts. Never called inside a unit of work; never throws for what the
 * provider does.
 */
public interface FundingProvider {
  /** Brings money from the master wallet to the account. It pays for each of two requests. */
  Answer<AcceptedFunding> fund(
      ProviderAccountId account, String cardCustomer, FundingOrder order, Deadline deadline);

  /** The fundings of a card customer, in no order. */
  FundingList fundings(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** What came of {@link #fundings}. */
  sealed interface FundingList {
    /**
     * @param isWhole whether these are all that there are
     */
    record Read(List<ReportedFunding> fundings, boolean isWhole) implements FundingList {
      public Read {
        fundings = List.copyOf(fundings);
      }
    }

    /** The provider says that it has no such card customer. */
    record UnknownCardCustomer() implements FundingList {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements FundingList {}
  }
}
