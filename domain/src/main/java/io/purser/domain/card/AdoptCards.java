package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.CardProvider.Listing;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes over the cards that the provider has for a customer of whom we know none: somebody else has
 * had them made. Where we know of one, or have one made, nothing is taken over, since what we do
 * not know then may be what we have asked for.
 */
public final class AdoptCards {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardProvider provider;
  private final CardChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public AdoptCards(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      Cards cards,
      CardProvider provider,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.onboardings = onboardings;
    this.cards = cards;
    this.provider = provider;
    this.changes = new CardChanges(cards, journal);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Outside any unit of work. Returns how many it took over; what the provider does not tell is
   * left for the next time.
   */
  public int handle(TenantId tenant, OnboardingId of, Deadline deadline) {
    var cardless = work.reading(tenant, () -> cardless(tenant, onboardings.get(tenant, of)));
    if (cardless.isEmpty()) {
      return 0;
    }
    var account = tenants.get(tenant).orElseThrow().account();
    return switch (provider.list(account, cardless.get().cardholder().id(), deadline)) {
      case Listing.Read(var reported, _) ->
          work.inTransaction(tenant, () -> adopt(tenant, of, reported));
      case Listing.UnknownCardCustomer _, Listing.Unavailable _ -> 0;
    };
  }

  private Optional<CardOnboarding.Known> cardless(
      TenantId tenant, Optional<CardOnboarding> onboarding) {
    return onboarding
        .filter(CardOnboarding.Known.class::isInstance)
        .map(CardOnboarding.Known.class::cast)
        .filter(known -> cards.of(tenant, known.header().customer()).isEmpty());
  }

  /** Who has a card made locks the onboarding as well. */
  private int adopt(TenantId tenant, OnboardingId of, List<ReportedCard> reported) {
    int adopted = 0;
    var known = cardless(tenant, onboardings.getForUpdate(tenant, of));
    if (known.isPresent()) {
      for (var card : reported) {
        var condition = card.condition();
        if (condition != null) {
          changes.adopt(made(known.get(), card, condition), Initiator.PROVIDER);
          adopted++;
        }
      }
    }
    return adopted;
  }

  private Card.Issued made(
      CardOnboarding.Known onboarding, ReportedCard card, CardCondition condition) {
    var at = clock.instant();
    Instant createdAt = card.createdAt() == null ? at : card.createdAt();
    var header =
        new Card.Header(
            CardId.next(ids),
            onboarding.header().tenant(),
            onboarding.header().customer(),
            createdAt,
            at,
            0);
    return Card.Issued.of(header, card.card(), condition, null);
  }
}
