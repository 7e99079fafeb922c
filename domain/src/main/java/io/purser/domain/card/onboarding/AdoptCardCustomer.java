package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.HearOfProof;
import java.time.InstantSource;

/**
 * Takes over a card customer that the provider has and whom nobody of ours has begun. Whether it is
 * the customer's, the caller knows. Used inside a unit of work that holds the customer's row.
 */
public final class AdoptCardCustomer {
  private final CardOnboardings onboardings;
  private final OnboardingChanges changes;
  private final ProofOfIdentity proof;
  private final Ids ids;
  private final InstantSource clock;

  public AdoptCardCustomer(
      CardOnboardings onboardings,
      HearOfProof hearOfProof,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.onboardings = onboardings;
    this.changes = new OnboardingChanges(onboardings, journal);
    this.proof = new ProofOfIdentity(hearOfProof);
    this.ids = ids;
    this.clock = clock;
  }

  /** False when the customer is on the way to a card already. */
  public boolean handle(Customer.Living customer, ProviderCardCustomer found, Initiator by) {
    var tenant = customer.header().tenant();
    var newest = onboardings.newestForUpdate(tenant, customer.id());
    if (newest.isPresent() && !newest.get().stage().isEnd()) {
      return false;
    }
    var at = clock.instant();
    var header =
        new CardOnboarding.Header(OnboardingId.next(ids), tenant, customer.id(), at, at, 0);
    var adopted = CardOnboarding.Known.begun(header, found, at);
    changes.adopt(adopted, by);
    proof.learnt(customer, adopted, by, at);
    return true;
  }
}
