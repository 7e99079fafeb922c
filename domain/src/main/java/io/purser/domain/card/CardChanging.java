package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
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

/** Carries out one kind of change of a card. */
public final class CardChanging implements ProviderWrite<CardChanging.Request, CardCondition> {
  private final CardChange change;
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardProvider provider;
  private final CardChanges changes;

  public CardChanging(
      CardChange change,
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      CardProvider provider,
      Journal journal) {
    this.change = change;
    this.customers = customers;
    this.onboardings = onboardings;
    this.cards = cards;
    this.provider = provider;
    this.changes = new CardChanges(cards, journal);
  }

  /** What the provider is asked. */
  public record Request(ProviderAccountId account, String cardCustomer, String card) {}

  @Override
  public OperationKind kind() {
    return change.kind();
  }

  @Override
  public Preparation<Request> prepare(Operation.Open operation) {
    var header = operation.header();
    var customer = customers.get(header.tenant(), header.customer()).orElseThrow();
    var card = (Card.Issued) cards.get(header.tenant(), cardOf(operation)).orElseThrow();
    if (!(onboardings.newest(header.tenant(), header.customer()).orElseThrow()
        instanceof CardOnboarding.Known onboarding)) {
      return new Preparation.Refused<>(Rejection.because(Reason.CARD_UNKNOWN_TO_PROVIDER));
    }
    var request = new Request(header.account(), onboarding.cardholder().id(), card.provider().id());
    return Preparation.unless(
        change == CardChange.UNFREEZE ? customer.hindrance() : Optional.empty(), request);
  }

  @Override
  public Sighting<CardCondition> lookUp(
      Operation.Open operation, Request request, Deadline deadline) {
    return switch (provider.list(request.account(), request.cardCustomer(), deadline)) {
      case CardProvider.Listing.Read read ->
          read.cards().stream()
              .filter(card -> card.card().id().equals(request.card()))
              .findFirst()
              .map(this::sighted)
              .orElseGet(
                  () ->
                      read.unreadable() == 0
                          ? new Sighting.Refused<>(
                              Rejection.because(Reason.CARD_UNKNOWN_TO_PROVIDER))
                          : new Sighting.Unclear<>("the card could not be read", Duration.ZERO));
      case CardProvider.Listing.UnknownCardCustomer _ ->
          new Sighting.Refused<>(Rejection.because(Reason.CARD_UNKNOWN_TO_PROVIDER));
      case CardProvider.Listing.Unavailable(var why, var retryAfter) ->
          new Sighting.Unclear<>(why, retryAfter);
    };
  }

  private Sighting<CardCondition> sighted(ReportedCard card) {
    var condition = card.condition();
    if (condition == null) {
      return new Sighting.Unclear<>("the card is in a state that we do not know", Duration.ZERO);
    }
    if (condition == change.target()) {
      return new Sighting.Present<>(condition);
    }
    boolean hopeless =
        condition.isEnd() || (condition == CardCondition.BLOCKED && !change.isFinal());
    return hopeless
        ? new Sighting.Refused<>(Rejection.because(Reason.CARD_STATE_FORBIDS))
        : new Sighting.Absent<>();
  }

  @Override
  public Answer<CardCondition> send(Request request, Deadline deadline) {
    return provider.change(
        request.account(), request.cardCustomer(), request.card(), change, deadline);
  }

  @Override
  public void confirm(Operation.Confirmed operation, CardCondition effect) {
    var card = subject(operation);
    var at = operation.confirmedAt();
    if (card instanceof Card.Open open) {
      var seen = open.seen(effect, at);
      var after = seen instanceof Card.Open still ? still.settled(operation.id(), at) : seen;
      changes.save(open, after, Initiator.PROVIDER);
      if (after.state() != open.state()) {
        return;
      }
    }
    changes.wasSo(card, change, Initiator.PROVIDER, at);
  }

  @Override
  public void reject(Operation.Rejected operation) {
    var card = subject(operation);
    Instant at = operation.rejectedAt();
    if (card instanceof Card.Open open) {
      changes.save(open, open.settled(operation.id(), at), Initiator.PROVIDER);
    }
    changes.notChanged(card, change, operation.why(), Initiator.PROVIDER, at);
  }

  private Card subject(Operation.Settled operation) {
    return cards.getForUpdate(operation.header().tenant(), cardOf(operation)).orElseThrow();
  }

  private static CardId cardOf(Operation operation) {
    return new CardId(operation.header().subject());
  }
}
