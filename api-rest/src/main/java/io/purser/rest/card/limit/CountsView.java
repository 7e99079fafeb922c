package io.purser.rest.card.limit;

import io.purser.domain.card.limit.CardCounts;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** Numbers of cards. */
@Schema(
    name = "CardCounts",
    description = "How many cards there may be that are not lost, stolen or void.")
record CountsView(
    @Schema(
            description = "Null when it is not known.",
            example = "2",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Integer virtual,
    @Schema(
            description = "Null when it is not known.",
            example = "0",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Integer physical,
    @Schema(
            description = "Null when it is not known.",
            example = "2",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable Integer total) {
  static CountsView of(CardCounts counts) {
    return new CountsView(counts.virtual(), counts.physical(), counts.total());
  }
}
