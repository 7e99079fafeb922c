package io.purser.rest.card;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.card.AccountFreezes;
import io.purser.domain.card.Cards;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** Cards, in what is handed out about a customer. */
@Factory
final class ExportedCards {
  private final Cards cards;
  private final AccountFreezes freezes;

  ExportedCards(Cards cards, AccountFreezes freezes) {
    this.cards = cards;
    this.freezes = freezes;
  }

  @Singleton
  ExportedPart exportedCards() {
    return new ExportedPart.Listed(
        "cards",
        Permission.READ_CARD,
        (tenant, customer, page, _) -> {
          var freeze = freezes.of(tenant, customer).orElse(null);
          return cards.list(tenant, customer, page).map(card -> CardView.of(card, freeze));
        });
  }
}
