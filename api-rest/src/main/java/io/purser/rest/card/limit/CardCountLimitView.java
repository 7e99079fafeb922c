package io.purser.rest.card.limit;

import io.purser.domain.card.limit.CardCountLimit;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** How many cards a customer may have. */
@Schema(
    name = "CardCountLimit",
    description =
        "How many cards a customer may have. The provider tells of it only when it is changed; before"
            + " that, what the card programme allows holds and is not known here.")
record CardCountLimitView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(description = "What is in force.") CountsView inForce,
    @Schema(description = "What the card programme allowed at most when it was changed last.")
        CountsView ceilings,
    @Schema(
            description = "What the provider is to be asked for, as everything will be then.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable CountsView wanted) {
  static CardCountLimitView of(CardCountLimit limit) {
    return new CardCountLimitView(
        limit.customer().value(),
        CountsView.of(limit.inForce()),
        CountsView.of(limit.ceilings()),
        limit.wanted() == null ? null : CountsView.of(limit.intended()));
  }
}
