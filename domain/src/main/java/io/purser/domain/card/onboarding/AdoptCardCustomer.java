package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;

/**
 * Takes over a card customer that the provider has and whom nobody of ours has begun. Whether it is
 * the customer's, the caller knows. Used inside a unit of work.
 */
public final class AdoptCardCustomer {
  private final CardOnboardings onboardings;
  private final OnboardingChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public AdoptCardCustomer(
      CardOnboardings onboardings, Journal journal, Ids ids, InstantSource clock) {
    this.onboardings = onboardings;
    this.changes = new OnboardingChanges(onboardings, journal);
    this.ids = ids;
    this.clock = clock;
  }

  /** False when the customer is on the way to a card already. */
  public boolean handle(
      TenantId tenant, CustomerId customer, ProviderCardCustomer found, Initiator by) {
    var newest = onboardings.newestForUpdate(tenant, customer);
    if (newest.isPresent() && !newest.get().stage().isEnd()) {
      return false;
    }
    var at = clock.instant();
    var header = new CardOnboarding.Header(OnboardingId.next(ids), tenant, customer, at, at, 0);
    changes.adopt(CardOnboarding.Known.begun(header, found, at), by);
    return true;
  }
}
