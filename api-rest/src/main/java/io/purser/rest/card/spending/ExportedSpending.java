package io.purser.rest.card.spending;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;
import java.util.List;

/** What cards were used for, in what is handed out about a customer. */
@Factory
final class ExportedSpending {
  private final CardTransactions transactions;

  ExportedSpending(CardTransactions transactions) {
    this.transactions = transactions;
  }

  @Singleton
  ExportedPart exportedCardTransactions() {
    return new ExportedPart.Listed(
        "cardTransactions",
        Permission.READ_CARD,
        (tenant, customer, page, _) ->
            transactions.list(tenant, customer, List.of(), page).map(CardTransactionView::of));
  }
}
