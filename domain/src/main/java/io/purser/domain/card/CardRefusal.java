package io.purser.domain.card;

import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.operation.OperationId;
import org.jspecify.annotations.Nullable;

/** Why the business says no to something about a card. */
public sealed interface CardRefusal {
  /** No card with this id that the caller can see. */
  record NoSuchCard() implements CardRefusal {}

  record OfCustomer(CustomerRefusal why) implements CardRefusal {}

  /** The customer has never begun an onboarding. */
  record NoOnboarding() implements CardRefusal {}

  /** The customer's onboarding has not come so far that a card can be issued. */
  record NotOnboarded(Stage stage) implements CardRefusal {}

  /** The customer has as many cards as there may be, requested or open. */
  record LimitReached(int limit) implements CardRefusal {}

  /** A card is being issued, and only when that is known another one can be. */
  record BeingIssued(CardId card, OperationId operation) implements CardRefusal {}

  /** Something else that moves the card account's money is not settled. */
  record AccountBusy() implements CardRefusal {}

  /** The card's state does not allow it. The provider was not asked. */
  record StateForbids(CardState state) implements CardRefusal {}

  /** Something from which there is no way back was asked for before, and is not settled. */
  record BeingClosed(CardChange change, OperationId operation) implements CardRefusal {}

  /** The provider has frozen all cards of the account, and will let them go by itself. */
  record FrozenByWithdrawal(AccountFreeze freeze) implements CardRefusal {}

  record ByProvider(@Nullable String providerCode) implements CardRefusal {}
}
