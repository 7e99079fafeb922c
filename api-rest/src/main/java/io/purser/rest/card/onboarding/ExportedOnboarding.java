package io.purser.rest.card.onboarding;

import io.micronaut.context.annotation.Factory;
import io.purser.domain.access.Permission;
import io.purser.domain.card.onboarding.ReadOnboarding;
import io.purser.rest.customer.export.ExportedPart;
import jakarta.inject.Singleton;

/** The way to a card, in what is handed out about a customer. */
@Factory
final class ExportedOnboarding {
  private final ReadOnboarding readOnboarding;

  ExportedOnboarding(ReadOnboarding readOnboarding) {
    this.readOnboarding = readOnboarding;
  }

  @Singleton
  ExportedPart exportedOnboarding() {
    return new ExportedPart.Document(
        "cardOnboarding",
        Permission.READ_CARD_ONBOARDING,
        (tenant, customer) ->
            readOnboarding.newest(tenant, customer).map(CardOnboardingView::of).orElse(null));
  }
}
