package io.purser.domain.card;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.card.onboarding.FirstCard;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.ProviderWrite;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Carries out {@link OperationKind#ISSUE_CARD}. The provider honours no key and makes a card of
 * every request, so a request whose answer is lost is never sent again: the card it made is the one
 * among the provider's that is none of ours and was not there before.
 */
public final class CardIssuing implements ProviderWrite<CardIssuing.Request, ReportedCard> {
  /** How much the provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardProvider provider;
  private final CardChanges changes;
  private final FirstCard firstCard;

  public CardIssuing(
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      CardProvider provider,
      Journal journal) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.cards = cards;
    this.provider = provider;
    this.changes = new CardChanges(cards, journal);
    this.firstCard = new FirstCard(onboardings, journal);
  }

  /**
   * What the provider is asked.
   *
   * @param known the provider's ids of cards that are ours already
   */
  public record Request(ProviderAccountId account, String cardCustomer, Set<String> known) {
    public Request {
      known = Set.copyOf(known);
    }
  }

  @Override
  public OperationKind kind() {
    return OperationKind.ISSUE_CARD;
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    if (!(onboardings.newest(header.tenant(), header.customer()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Preparation.Refused<>(Rejection.because(Reason.NOT_READY_FOR_CARD));
    }
    var known =
        cards.of(header.tenant(), header.customer()).stream()
            .filter(Card.Issued.class::isInstance)
            .map(card -> ((Card.Issued) card).provider().id())
            .collect(toUnmodifiableSet());
    var request = new Request(header.account(), onboarding.cardholder().id(), known);
    return Preparation.unless(customer.hindrance(), request);
  }

  @Override
  public Sighting<ReportedCard> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    var firstSentAt = operation.header().firstSentAt();
    return switch (provider.list(request.account(), request.cardCustomer(), deadline)) {
      case CardProvider.Listing.Read read -> among(read, request, firstSentAt);
      case CardProvider.Listing.UnknownCardCustomer _ ->
          new Sighting.Refused<>(Rejection.because(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER));
      case CardProvider.Listing.Unavailable(var why, var retryAfter) ->
          new Sighting.Unclear<>(why, retryAfter);
    };
  }

  private static Sighting<ReportedCard> among(
      CardProvider.Listing.Read read, Request request, @Nullable Instant firstSentAt) {
    var candidates =
        read.cards().stream()
            .filter(card -> !request.known().contains(card.card().id()))
            .filter(card -> !isFromBefore(card, firstSentAt))
            .toList();
    if (candidates.size() > 1) {
      return new Sighting.Unclear<>(candidates.size() + " cards could be this one", Duration.ZERO);
    }
    if (candidates.size() == 1) {
      return new Sighting.Present<>(candidates.getFirst());
    }
    return read.unreadable() == 0
        ? new Sighting.Absent<>()
        : new Sighting.Unclear<>(read.unreadable() + " cards could not be read", Duration.ZERO);
  }

  private static boolean isFromBefore(ReportedCard card, @Nullable Instant firstSentAt) {
    return firstSentAt != null
        && card.createdAt() != null
        && card.createdAt().isBefore(firstSentAt.minus(SKEW));
  }

  @Override
  public Answer<ReportedCard> send(Request request, Deadline deadline) {
    return provider.issue(request.account(), request.cardCustomer(), deadline);
  }

  /** Its last digits stay unknown. */
  @Override
  public Optional<ReportedCard> attested(Request request, String providerId) {
    return request.known().contains(providerId)
        ? Optional.empty()
        : Optional.of(new ReportedCard(new ProviderCard(providerId, null), null, null));
  }

  @Override
  public void confirm(Operation.Confirmed operation, ReportedCard effect) {
    var requested = subject(operation);
    var at = operation.confirmedAt();
    changes.save(requested, requested.issue(effect, at), Initiator.PROVIDER);
    firstCard.isThere(
        requested.header().tenant(), requested.header().customer(), Initiator.PROVIDER, at);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var requested = subject(operation);
    changes.save(
        requested, requested.fail(operation.why(), operation.rejectedAt()), Initiator.PROVIDER);
  }

  private Card.Requested subject(Operation.Settled operation) {
    var header = operation.header();
    var found = cards.getForUpdate(header.tenant(), new CardId(header.subject())).orElseThrow();
    if (found instanceof Card.Requested requested) {
      return requested;
    }
    throw new IllegalStateException(found.id() + " is settled, its operation is not");
  }
}
