package io.purser.yativo.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.CardPage;
import io.purser.domain.card.CardProvider;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import io.purser.yativo.call.Members;
import io.purser.yativo.call.ProviderCalls;
import io.purser.yativo.call.Reading;
import io.purser.yativo.call.Request;
import io.purser.yativo.call.Route;
import io.purser.yativo.call.Verdict;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;

/** The provider's cards ({@code docs/provider.md}, 12.7 and 12.8). */
@Singleton
final class YativoCards implements CardProvider {
  private final ProviderCalls provider;
  private final SecurePages pages;

  YativoCards(ProviderCalls provider, SecurePages pages) {
    this.provider = provider;
    this.pages = pages;
  }

  @Override
  public Listing list(ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<Listing>call(
            account,
            Request.get(Route.CARD_CUSTOMER, cardCustomer),
            deadline,
            envelope -> readAll(envelope.payload(), cardCustomer));
    return switch (verdict) {
      case Verdict.Ok<Listing>(var listing) -> listing;
      case Verdict.Rejected<Listing> rejected ->
          Objections.isUnknown(rejected)
              ? new Listing.UnknownCardCustomer()
              : new Listing.Unavailable(rejected.why(), Duration.ZERO);
      case Verdict.NotExecuted<Listing> turnedAway ->
          new Listing.Unavailable(turnedAway.why(), turnedAway.retryAfter());
      case Verdict.NotSent<Listing>(var why, var retryAfter) ->
          new Listing.Unavailable(why, retryAfter);
      case Verdict.Ambiguous<Listing>(var why) -> new Listing.Unavailable(why, Duration.ZERO);
    };
  }

  private static Reading<Listing> readAll(JsonNode payload, String cardCustomer) {
    if (!isAbout(payload, cardCustomer) || !payload.path("cards").isArray()) {
      return new Reading.Doubtful<>("answered about something else than the customer's cards");
    }
    var cards = new ArrayList<ReportedCard>();
    int unreadable = 0;
    for (var row : payload.path("cards")) {
      var card = CardRow.read(row);
      card.ifPresent(cards::add);
      unreadable += card.isPresent() ? 0 : 1;
    }
    return new Reading.Understood<>(new Listing.Read(cards, unreadable));
  }

  @Override
  public Answer<ReportedCard> issue(
      ProviderAccountId account, String cardCustomer, Deadline deadline) {
    var verdict =
        provider.<ReportedCard>call(
            account,
            Request.change(Route.ISSUE_CARD, cardCustomer, body()),
            deadline,
            envelope ->
                CardRow.read(envelope.payload())
                    .filter(_ -> isAbout(envelope.payload(), cardCustomer))
                    .<Reading<ReportedCard>>map(Reading.Understood::new)
                    .orElseGet(
                        () -> new Reading.Doubtful<>("answered about no card of this customer")));
    return verdict.toAnswer(YativoCards::notIssued);
  }

  private static Rejection notIssued(Verdict.Rejected<ReportedCard> rejected) {
    if (rejected.says("card_limit_reached")) {
      return new Rejection(Reason.CARD_LIMIT_REACHED, rejected.code());
    }
    if (rejected.says(
        "kyc_not_approved", "sof_required", "phone_not_verified", "wallet_not_ready")) {
      return new Rejection(Reason.NOT_READY_FOR_CARD, rejected.code());
    }
    return new Rejection(
        Objections.isUnknown(rejected)
            ? Reason.CUSTOMER_UNKNOWN_TO_PROVIDER
            : Reason.REFUSED_BY_PROVIDER,
        rejected.code());
  }

  @Override
  public Answer<CardCondition> change(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      CardChange change,
      Deadline deadline) {
    var verdict =
        provider.<CardCondition>call(
            account,
            Request.change(route(change), cardCustomer, card, body()),
            deadline,
            envelope -> readChanged(envelope.payload(), card, change));
    return verdict.toAnswer(YativoCards::notChanged);
  }

  /** The answer to a report that a card was stolen calls the card voided, and no more. */
  private static Reading<CardCondition> readChanged(
      JsonNode payload, String card, CardChange change) {
    var said = CardRow.condition(payload);
    boolean asAsked =
        said == change.target()
            || (change == CardChange.REPORT_STOLEN && said == CardCondition.VOIDED);
    return asAsked && card.equals(Members.text(payload, "card_id", "id"))
        ? new Reading.Understood<>(change.target())
        : new Reading.Doubtful<>("answered something else than that the card is so");
  }

  private static Rejection notChanged(Verdict.Rejected<CardCondition> rejected) {
    if (rejected.says("invalid_card_state")) {
      return new Rejection(Reason.CARD_STATE_FORBIDS, rejected.code());
    }
    return new Rejection(
        Objections.isUnknown(rejected)
            ? Reason.CARD_UNKNOWN_TO_PROVIDER
            : Reason.REFUSED_BY_PROVIDER,
        rejected.code());
  }

  @Override
  public Viewing view(
      ProviderAccountId account,
      String cardCustomer,
      String card,
      Set<CardPage> wanted,
      Deadline deadline) {
    return pages.open(account, cardCustomer, card, wanted, deadline);
  }

  private static Route route(CardChange change) {
    return switch (change) {
      case FREEZE -> Route.FREEZE_CARD;
      case UNFREEZE -> Route.UNFREEZE_CARD;
      case REPORT_LOST -> Route.REPORT_CARD_LOST;
      case REPORT_STOLEN -> Route.REPORT_CARD_STOLEN;
      case VOID -> Route.VOID_CARD;
    };
  }

  private static boolean isAbout(JsonNode payload, String cardCustomer) {
    return cardCustomer.equals(Members.text(payload, "yativo_card_id"));
  }

  private static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }
}
