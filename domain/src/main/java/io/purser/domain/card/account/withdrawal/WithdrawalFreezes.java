package io.purser.domain.card.account.withdrawal;

import io.purser.domain.card.AccountFreeze;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Optional;

/** The provider freezes all cards of an account while money is withdrawn from it. */
public final class WithdrawalFreezes implements AccountFreezes {
  private final Withdrawals withdrawals;
  private final Duration usually;

  /**
   * @param usually how long the provider takes for a withdrawal
   */
  public WithdrawalFreezes(Withdrawals withdrawals, Duration usually) {
    this.withdrawals = withdrawals;
    this.usually = usually;
  }

  @Override
  public Optional<AccountFreeze> of(TenantId tenant, CustomerId customer) {
    return withdrawals
        .openOf(tenant, customer)
        .map(open -> new AccountFreeze(open.header().id().value(), open.since().plus(usually)));
  }
}
