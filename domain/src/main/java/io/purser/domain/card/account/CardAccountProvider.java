package io.purser.domain.card.account;

import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Who keeps card accounts. Never called inside a unit of work; never throws for what the provider
 * does.
 */
public interface CardAccountProvider {
  /** What is in the account of a card customer. */
  Told read(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /** Brings money from the master wallet to the account. It pays for each of two requests. */
  Answer<AcceptedFunding> fund(
      ProviderAccountId account, String cardCustomer, FundingOrder order, Deadline deadline);

  /** The fundings of a card customer, in no order. */
  Listing fundings(ProviderAccountId account, String cardCustomer, Deadline deadline);

  /**
   * Brings money from the account back to the master wallet, and says its id of that. It does so
   * for each of two requests, and freezes all cards of the account meanwhile.
   */
  Answer<String> withdraw(
      ProviderAccountId account, String cardCustomer, Money amount, Deadline deadline);

  /** The newest withdrawals from all card accounts. */
  WithdrawalList withdrawals(ProviderAccountId account, Deadline deadline);

  /** What came of {@link #withdrawals}. */
  sealed interface WithdrawalList {
    record Read(List<ReportedWithdrawal> withdrawals) implements WithdrawalList {
      public Read {
        withdrawals = List.copyOf(withdrawals);
      }
    }

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements WithdrawalList {}
  }

  /** What came of {@link #fundings}. */
  sealed interface Listing {
    /**
     * @param isWhole whether these are all that there are
     */
    record Read(List<ReportedFunding> fundings, boolean isWhole) implements Listing {
      public Read {
        fundings = List.copyOf(fundings);
      }
    }

    /** The provider says that it has no such card customer. */
    record UnknownCardCustomer() implements Listing {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements Listing {}
  }

  /** What came of {@link #read}. */
  sealed interface Told {
    record Said(ReportedBalance balance) implements Told {}

    /** The provider says that it has no such card customer. */
    record UnknownCardCustomer() implements Told {}

    /** {@code retryAfter} is what the provider asked for, zero when it did not. */
    record Away(String why, Duration retryAfter) implements Told {}
  }
}
