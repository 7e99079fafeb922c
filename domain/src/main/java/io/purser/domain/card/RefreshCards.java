package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.CardProvider.Listing;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Asks the provider how the cards of a customer are, and takes over what was changed there past us.
 * A card that is being changed by us is left to the operation that changes it, and one that was
 * changed while the provider was asked stays as it is: the answer may be older.
 */
public final class RefreshCards {
  private final UnitOfWork work;
  private final Tenants tenants;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardProvider provider;
  private final CardChanges changes;
  private final InstantSource clock;

  public RefreshCards(
      UnitOfWork work,
      Tenants tenants,
      CardOnboardings onboardings,
      Cards cards,
      CardProvider provider,
      Journal journal,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.onboardings = onboardings;
    this.cards = cards;
    this.provider = provider;
    this.changes = new CardChanges(cards, journal);
    this.clock = clock;
  }

  /** What may be different, as we know it before the provider is asked. */
  private record Question(String cardCustomer, List<Card.Open> cards) {}

  /**
   * @param of the onboarding that led to the cards
   */
  public Result handle(TenantId tenant, OnboardingId of, Deadline deadline) {
    return work.reading(tenant, () -> question(tenant, onboardings.get(tenant, of)))
        .map(question -> ask(tenant, question, deadline))
        .orElseGet(Result.NothingToAsk::new);
  }

  /** The same, of whichever onboarding led this customer to its cards. */
  public Result handle(TenantId tenant, CustomerId customer, Deadline deadline) {
    return work.reading(tenant, () -> question(tenant, onboardings.newest(tenant, customer)))
        .map(question -> ask(tenant, question, deadline))
        .orElseGet(Result.NothingToAsk::new);
  }

  private Optional<Question> question(TenantId tenant, Optional<CardOnboarding> onboarding) {
    return onboarding.orElse(null) instanceof CardOnboarding.Known known
        ? Optional.of(
                new Question(known.cardholder().id(), open(tenant, known.header().customer())))
            .filter(question -> !question.cards().isEmpty())
        : Optional.empty();
  }

  private List<Card.Open> open(TenantId tenant, CustomerId customer) {
    return cards.of(tenant, customer).stream()
        .filter(Card.Open.class::isInstance)
        .map(Card.Open.class::cast)
        .toList();
  }

  private Result ask(TenantId tenant, Question question, Deadline deadline) {
    var account = tenants.get(tenant).orElseThrow().account();
    return switch (provider.list(account, question.cardCustomer(), deadline)) {
      case Listing.Read(var reported, _) -> {
        question.cards().forEach(card -> compare(card, reported));
        yield new Result.Refreshed();
      }
      case Listing.UnknownCardCustomer _ ->
          new Result.Unavailable("the provider does not know the card customer");
      case Listing.Unavailable(var why, _) -> new Result.Unavailable(why);
    };
  }

  private void compare(Card.Open known, List<ReportedCard> reported) {
    for (var card : reported) {
      var condition = card.condition();
      if (condition != null
          && condition != known.condition()
          && card.card().id().equals(known.provider().id())) {
        learn(known, condition);
      }
    }
  }

  private void learn(Card.Open known, CardCondition condition) {
    var header = known.header();
    work.inTransaction(
        header.tenant(),
        () -> {
          var current = cards.getForUpdate(header.tenant(), header.id()).orElseThrow();
          if (current instanceof Card.Open open
              && open.wanted() == null
              && open.header().version() == header.version()) {
            changes.save(open, open.seen(condition, clock.instant()), Initiator.PROVIDER);
          }
          return current;
        });
  }

  /** What came of it. */
  public sealed interface Result {
    record Refreshed() implements Result {}

    /** No card of the customer's can change any more. */
    record NothingToAsk() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
