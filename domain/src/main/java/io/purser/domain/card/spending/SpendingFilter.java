package io.purser.domain.card.spending;

import io.purser.domain.card.CardId;
import java.time.Instant;

/** One condition on a customer's card transactions. Several hold together. */
public sealed interface SpendingFilter {
  record WithCard(CardId card) implements SpendingFilter {}

  record OfKind(SpendingKind kind) implements SpendingFilter {}

  record InState(SpendingState state) implements SpendingFilter {}

  /** At this time or later. */
  record OccurredFrom(Instant time) implements SpendingFilter {}

  /** Earlier than this time. */
  record OccurredBefore(Instant time) implements SpendingFilter {}
}
