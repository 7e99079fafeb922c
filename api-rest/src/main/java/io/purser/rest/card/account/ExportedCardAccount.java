package io.purser.rest.card.account;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.card.account.funding.FundingFilter;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;
import java.util.List;

/** The card account, and what came and went, in what is handed out about a customer. */
@Factory
final class ExportedCardAccount {
  private final CardAccounts accounts;
  private final Fundings fundings;
  private final Withdrawals withdrawals;

  ExportedCardAccount(CardAccounts accounts, Fundings fundings, Withdrawals withdrawals) {
    this.accounts = accounts;
    this.fundings = fundings;
    this.withdrawals = withdrawals;
  }

  @Singleton
  ExportedPart exportedCardAccount() {
    return new ExportedPart.Document(
        "cardAccount",
        Permission.READ_CARD,
        (tenant, customer) -> accounts.of(tenant, customer).orElse(null));
  }

  @Singleton
  ExportedPart exportedCardFundings() {
    return new ExportedPart.Listed(
        "cardFundings",
        Permission.READ_CARD,
        (tenant, customer, page, _) ->
            fundings
                .list(tenant, List.of(new FundingFilter.OfCustomer(customer)), page)
                .map(CardFundingView::of));
  }

  @Singleton
  ExportedPart exportedCardWithdrawals() {
    return new ExportedPart.Listed(
        "cardWithdrawals",
        Permission.READ_CARD,
        (tenant, customer, page, _) ->
            withdrawals.list(tenant, customer, page).map(CardWithdrawalView::of));
  }
}
