package io.purser.rest.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.card.AccountFreeze;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardChange;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A card as callers see it. */
@Schema(
    name = "Card",
    description = "A virtual card. All cards of a customer spend from the same account.")
record CardView(
    @Schema(example = "crd_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            allowableValues = {"virtual"},
            example = "virtual")
        String kind,
    @Schema(
            type = "string",
            description =
                "blocked: stopped by the provider. lost, stolen, voided and cancelled are for ever.",
            allowableValues = {
              "requested",
              "failed",
              "active",
              "frozen",
              "blocked",
              "lost",
              "stolen",
              "voided",
              "cancelled"
            },
            example = "active")
        String state,
    @Schema(
            description = "The last digits of its number; null while they are not known.",
            nullable = true,
            example = "4242",
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String lastFour,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Change wanted,
    @Schema(
            type = "string",
            description =
                "While the provider has frozen all cards of the account by itself: why. Left out in"
                    + " the answer to a request that changes the card.",
            allowableValues = {"withdrawal"},
            example = "withdrawal")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String frozenBy,
    @Schema(
            description = "When that is expected to be over.",
            format = "date-time",
            example = "2026-01-31T09:33:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String frozenUntil,
    @Schema(
            description = "When it failed: the problem code that says why.",
            example = "refused-by-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(
            description = "While it is requested: the operation that has it made.",
            example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String operationId,
    @Schema(
            description =
                "The provider's id, null until it is made. Not shown to end users, nor in the answer"
                    + " to a request that changes the card.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        @Nullable String providerCardId,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  /** What is wanted of a card. */
  @Schema(name = "CardChange", description = "What is wanted of a card while that is not settled.")
  record Change(
      @Schema(
              type = "string",
              allowableValues = {"freeze", "unfreeze", "report-lost", "report-stolen", "void"},
              example = "freeze")
          String change,
      @Schema(example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v") String operationId) {}

  static CardView of(Card card) {
    return of(card, null);
  }

  /**
   * @param freeze what freezes the whole account, or null
   */
  static CardView of(Card card, @Nullable AccountFreeze freeze) {
    return switch (card) {
      case Card.Requested requested ->
          of(card, null, null, null, null, requested.operation().value(), null);
      case Card.Failed failed ->
          of(card, null, null, null, Refusals.codeOf(failed.why().reason()).text(), null, null);
      case Card.Open open -> {
        var wanted = open.wanted();
        yield of(
            card,
            open.provider().lastFour(),
            wanted == null ? null : new Change(word(wanted.change()), wanted.operation().value()),
            freeze,
            null,
            null,
            open.provider().id());
      }
      case Card.Closed closed ->
          of(card, closed.provider().lastFour(), null, null, null, null, closed.provider().id());
    };
  }

  private static CardView of(
      Card card,
      @Nullable String lastFour,
      @Nullable Change wanted,
      @Nullable AccountFreeze freeze,
      @Nullable String reason,
      @Nullable String operation,
      @Nullable String providerId) {
    var header = card.header();
    return new CardView(
        header.id().value(),
        header.customer().value(),
        "virtual",
        Words.of(card.state()),
        lastFour,
        wanted,
        freeze == null ? null : "withdrawal",
        freeze == null ? null : Times.text(freeze.until()),
        reason,
        operation,
        providerId,
        Times.text(header.createdAt()),
        Times.text(header.updatedAt()));
  }

  static String word(CardChange change) {
    return Words.of(change).replace('_', '-');
  }
}
