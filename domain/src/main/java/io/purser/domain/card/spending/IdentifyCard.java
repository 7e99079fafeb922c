package io.purser.domain.card.spending;

import io.purser.domain.card.Card;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.CardProvider.Listing;
import io.purser.domain.card.Cards;
import io.purser.domain.card.RefreshCards;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.Tenants;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Finds out which card a token of the provider's spending is. The provider tells it nowhere, so it
 * is certain only by elimination: of all its cards of the customer that were there by then, one
 * alone has no token yet. Where two could be it, the token is kept and looked at again later: a
 * card is never guessed.
 */
public final class IdentifyCard {
  /** A card does not become certain by asking often. */
  private static final Duration BETWEEN_TWO_LOOKS = Duration.ofHours(1);

  private final UnitOfWork work;
  private final Tenants tenants;
  private final Cards cards;
  private final CardTokens tokens;
  private final CardProvider provider;
  private final RefreshCards refreshCards;
  private final InstantSource clock;

  public IdentifyCard(
      UnitOfWork work,
      Tenants tenants,
      Cards cards,
      CardTokens tokens,
      CardProvider provider,
      RefreshCards refreshCards,
      InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.cards = cards;
    this.tokens = tokens;
    this.provider = provider;
    this.refreshCards = refreshCards;
    this.clock = clock;
  }

  /** Whose card it is. */
  record Holder(TenantId tenant, OnboardingId onboarding, CustomerId customer, String atProvider) {}

  Result handle(Holder holder, ReportedSpending report, Deadline deadline) {
    var token = report.cardToken();
    if (token == null || isSettled(holder, token)) {
      return new Result.Known();
    }
    var account = tenants.get(holder.tenant()).orElseThrow().account();
    return switch (provider.list(account, holder.atProvider(), deadline)) {
      case Listing.Read(var reported, var unreadable) -> {
        if (namesStrangers(holder, reported)) {
          refreshCards.handle(holder.tenant(), holder.onboarding(), deadline);
        }
        keep(holder, token, unreadable == 0 ? madeBefore(report, reported) : List.of());
        yield new Result.Known();
      }
      case Listing.UnknownCardCustomer _ ->
          new Result.Unavailable("the provider does not know the card customer");
      case Listing.Unavailable(var why, _) -> new Result.Unavailable(why);
    };
  }

  private boolean isSettled(Holder holder, String token) {
    var since = clock.instant().minus(BETWEEN_TWO_LOOKS);
    return work
        .reading(holder.tenant(), () -> tokens.of(holder.tenant(), holder.customer()))
        .stream()
        .anyMatch(
            known ->
                known.value().equals(token)
                    && (known.providerCard() != null || known.askedAt().isAfter(since)));
  }

  private boolean namesStrangers(Holder holder, List<ReportedCard> reported) {
    var ours =
        work.reading(holder.tenant(), () -> cards.of(holder.tenant(), holder.customer())).stream()
            .filter(Card.Issued.class::isInstance)
            .map(card -> ((Card.Issued) card).provider().id())
            .collect(Collectors.toSet());
    return reported.stream().anyMatch(card -> !ours.contains(card.card().id()));
  }

  /** Both times are by the provider's clock. */
  private static List<ReportedCard> madeBefore(
      ReportedSpending report, List<ReportedCard> reported) {
    var used = report.createdAt();
    return reported.stream()
        .filter(card -> used == null || card.createdAt() == null || !card.createdAt().isAfter(used))
        .toList();
  }

  private void keep(Holder holder, String token, List<ReportedCard> reported) {
    Instant askedAt = clock.instant();
    work.inTransaction(
        holder.tenant(),
        () -> {
          var known = tokens.of(holder.tenant(), holder.customer());
          var taken =
              known.stream()
                  .filter(other -> !other.value().equals(token))
                  .map(CardTokens.Token::providerCard)
                  .filter(Objects::nonNull)
                  .collect(Collectors.toSet());
          var left =
              reported.stream()
                  .map(card -> card.card().id())
                  .filter(card -> !taken.contains(card))
                  .distinct()
                  .toList();
          var kept =
              new CardTokens.Token(token, left.size() == 1 ? left.getFirst() : null, askedAt);
          tokens.put(holder.tenant(), holder.customer(), kept);
          return kept;
        });
  }

  /** What came of it. */
  sealed interface Result {
    /** As well as it can be known at the moment. */
    record Known() implements Result {}

    record Unavailable(String why) implements Result {}
  }
}
