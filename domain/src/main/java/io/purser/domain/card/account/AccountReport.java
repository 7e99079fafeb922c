package io.purser.domain.card.account;

import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.money.Money;
import org.jspecify.annotations.Nullable;

/** What an event of the provider's says about a card account. */
public sealed interface AccountReport {
  /** What is in it, at some moment. */
  record BalanceTold(ReportedBalance balance) implements AccountReport {}

  /**
   * A funding has come to its end.
   *
   * @param credited what has arrived, or null where it does not say
   */
  record FundingEnded(
      String providerId, AcceptedFunding.Progress progress, @Nullable Money credited)
      implements AccountReport {}

  /**
   * A withdrawal is in the master wallet.
   *
   * @param amount null where it does not say
   */
  record WithdrawalSettled(String providerId, @Nullable Money amount) implements AccountReport {}

  /** Something about it may be different. What, the provider says when it is asked. */
  record Changed() implements AccountReport {}
}
