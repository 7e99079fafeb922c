package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;

/** Brings an onboarding to its end: there is a card. Used inside a unit of work. */
public final class FirstCard {
  private final CardOnboardings onboardings;
  private final OnboardingChanges changes;

  public FirstCard(CardOnboardings onboardings, Journal journal) {
    this.onboardings = onboardings;
    this.changes = new OnboardingChanges(onboardings, journal);
  }

  /** Every card after the first changes nothing. */
  public void isThere(TenantId tenant, CustomerId customer, Initiator by, Instant at) {
    if (onboardings.newestForUpdate(tenant, customer).orElse(null)
        instanceof CardOnboarding.Underway underway) {
      changes.save(underway, underway.cardIssued(at), by);
    }
  }
}
