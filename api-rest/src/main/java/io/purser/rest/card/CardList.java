package io.purser.rest.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.card.AccountFreeze;
import io.purser.domain.card.Card;
import io.purser.domain.list.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list of cards. */
@Schema(name = "CardPage", description = "A part of a list of cards, newest first.")
record CardList(
    List<CardView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {
  static CardList of(Page<Card> page, @Nullable AccountFreeze freeze, @Nullable String nextCursor) {
    return new CardList(
        page.items().stream().map(card -> CardView.of(card, freeze)).toList(),
        nextCursor,
        page.total());
  }
}
