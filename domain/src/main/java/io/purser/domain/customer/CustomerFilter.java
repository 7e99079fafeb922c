package io.purser.domain.customer;

import io.purser.domain.card.onboarding.Stage;
import java.time.Instant;

/** One condition on a list of customers. Several hold together. */
public sealed interface CustomerFilter {
  record OfType(CustomerType type) implements CustomerFilter {}

  record InState(CustomerState state) implements CustomerFilter {}

  record InRegistration(RegistrationState state) implements CustomerFilter {}

  /** Of whom the provider last used this word of its own. */
  record WithProviderStatus(String status) implements CustomerFilter {}

  /** Whose way to a card is at this stage: the one that has not ended, or else the last. */
  record AtStage(Stage stage) implements CustomerFilter {}

  /** Who has never begun the way to a card. */
  record NeverOnboarded() implements CustomerFilter {}

  record WithExternalId(ExternalId externalId) implements CustomerFilter {}

  record WithEmail(Email email) implements CustomerFilter {}

  record WithPhone(Phone phone) implements CustomerFilter {}

  /** Called by all of these words, or by words that begin so. */
  record WithName(NameWords words) implements CustomerFilter {}

  /** At this time or later. */
  record CreatedFrom(Instant time) implements CustomerFilter {}

  /** Earlier than this time. */
  record CreatedBefore(Instant time) implements CustomerFilter {}
}
