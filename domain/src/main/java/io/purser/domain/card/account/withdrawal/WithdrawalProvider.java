package io.purser.domain.card.account.withdrawal;

import io.purser.domain.money.Money;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.util.List;

/**
 * Who brings money back from card accounts. Never called inside a unit of work; never throws for
 * what the provider does.
 */
public interface WithdrawalProvider {
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
}
