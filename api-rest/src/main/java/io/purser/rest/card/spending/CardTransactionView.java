package io.purser.rest.card.spending;

import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.card.spending.CardSpending;
import io.purser.domain.card.spending.CardTransaction;
import io.purser.domain.card.spending.Merchant;
import io.purser.domain.card.spending.Sighting;
import io.purser.domain.money.Money;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A card transaction as callers see it. */
@Schema(
    name = "CardTransaction",
    description =
        "What a card was used for. Amounts are decimal strings; what is not known is null, and never"
            + " zero.")
record CardTransactionView(
    @Schema(example = "ctx_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            description = "The card; null while it is not certain which one it was.",
            example = "crd_01jd3hgwqnf4s8cvk6a5dz0z7v",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String cardId,
    @Schema(
            type = "string",
            allowableValues = {"purchase", "refund", "withdrawal", "other"},
            example = "purchase")
        String kind,
    @Schema(
            type = "string",
            allowableValues = {
              "authorized",
              "partially-reversed",
              "declined",
              "failed",
              "expired",
              "reversed",
              "settled",
              "not-understood"
            },
            example = "settled")
        String state,
    @Schema(description = "In which the merchant asked; not always the account's.", example = "EUR")
        String currency,
    @Schema(
            description = "What it is about now: what is held, was taken, given back or declined.",
            example = "12.50")
        String amount,
    @Schema(
            description = "What was authorised; null while that was not told.",
            example = "15.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String authorized,
    @Schema(
            description = "What is held now.",
            example = "0.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String held,
    @Schema(
            description = "What the merchant has let go of what was authorised.",
            example = "2.50",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String reversed,
    @Schema(
            description =
                "What was taken, which may be more than was authorised; of a refund, what was given"
                    + " back.",
            example = "12.50",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String settled,
    @Schema(description = "What was given back for it by refunds.", example = "0.00")
        String refunded,
    @Schema(
            description = "Of a refund: the purchase that it belongs to, where that is known.",
            example = "ctx_01jd3hgwqnf4s8cvk6a5dz0z7v",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String originalId,
    @Schema(
            description = "Why it was declined, where that was told.",
            example = "insufficient-funds",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String declineReason,
    MerchantView merchant,
    @Schema(description = "What happened to it, in order.") List<Happening> events,
    @JsonView(Audience.ForCompany.class) @Nullable ProviderWords provider,
    @Schema(
            description = "When it began, by the provider's clock.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String occurredAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  /** Where the card was used. */
  @Schema(name = "Merchant", description = "Where the card was used, as far as that was told.")
  record MerchantView(
      @Schema(example = "Corner Shop", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String name,
      @Schema(
              description = "The merchant category code.",
              example = "5411",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String category,
      @Schema(example = "Paris", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String city,
      @Schema(example = "FR", nullable = true, requiredMode = RequiredMode.REQUIRED)
          @Nullable String country) {}

  /** One thing that happened to it. */
  @Schema(name = "CardTransactionEvent", description = "What became of it at some moment.")
  record Happening(
      @Schema(example = "authorized") String state,
      @Schema(example = "15.00") String amount,
      @Schema(
              description = "When, by the provider's clock; null where it does not say.",
              format = "date-time",
              example = "2026-01-31T09:30:00.000Z",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String at,
      @Schema(
              type = "string",
              description = "event: we were told. record: found in the provider's list.",
              allowableValues = {"event", "record"},
              example = "event")
          String source) {}

  /** What the provider calls it. */
  @Schema(
      name = "CardTransactionProviderWords",
      description =
          "What the provider calls it. Not shown to end users."
              + " understood is false where the provider uses a word of which we do not know the meaning;"
              + " kind and state are then that word. A person should look.")
  record ProviderWords(
      @Schema(example = "tx_9d8e7f6a5b4c3d2e") String transactionId,
      @Schema(
              description = "What it calls the card here, which is not the card's id.",
              example = "card_token_abc123",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String cardToken,
      @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable String kind,
      @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable String state,
      boolean understood) {}

  static CardTransactionView of(CardSpending spending) {
    var transaction = spending.transaction();
    var header = transaction.header();
    var history = transaction.history();
    var current = history.current();
    return new CardTransactionView(
        header.id().value(),
        header.customer().value(),
        spending.card() == null ? null : spending.card().value(),
        Words.of(header.kind()),
        spelled(current.state()),
        current.amount().currency().getCurrencyCode(),
        current.amount().text(),
        text(history.authorised()),
        text(history.held()),
        text(history.reversed()),
        text(history.settled()),
        spending.refunded().text(),
        spending.original() == null ? null : spending.original().value(),
        spelled(transaction.declineReason()),
        merchant(transaction.merchant()),
        history.sightings().stream().map(CardTransactionView::happening).toList(),
        words(transaction),
        Times.text(header.occurredAt()),
        Times.text(header.updatedAt()));
  }

  private static MerchantView merchant(Merchant merchant) {
    return new MerchantView(
        merchant.name(), merchant.category(), merchant.city(), merchant.country());
  }

  private static Happening happening(Sighting sighting) {
    var at = sighting.happenedAt();
    return new Happening(
        spelled(sighting.state()),
        sighting.amount().text(),
        at == null ? null : Times.text(at),
        Words.of(sighting.source()));
  }

  private static ProviderWords words(CardTransaction transaction) {
    var kind = transaction.header().kindWord();
    var state =
        transaction.told().stream()
            .map(Sighting::word)
            .filter(Objects::nonNull)
            .reduce((_, later) -> later)
            .orElse(null);
    return new ProviderWords(
        transaction.header().providerId(),
        transaction.cardToken(),
        kind,
        state,
        kind == null && state == null);
  }

  private static @Nullable String text(@Nullable Money amount) {
    return amount == null ? null : amount.text();
  }

  static String spelled(Enum<?> word) {
    return Words.of(word).replace('_', '-');
  }

  private static @Nullable String spelled(@Nullable String code) {
    return code == null ? null : code.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
