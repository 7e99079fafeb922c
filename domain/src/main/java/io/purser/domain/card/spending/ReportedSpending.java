package io.purser.domain.card.spending;

import io.purser.domain.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card transaction as the provider reports it, in a list or by webhook.
 *
 * @param id the provider's id, the same in every report
 * @param cardCustomer the provider's id of the card customer
 * @param cardToken what spending calls the card, which is not its id; null where it does not say
 * @param kindWord its own word for the kind where we do not know it, otherwise null
 * @param stateWord its own word for the state where we do not know it, otherwise null
 * @param declineReason its code for why it declined, or null
 * @param original its id of the purchase that a refund belongs to, or null where it does not say
 * @param createdAt when it began, or null
 * @param happenedAt when it became so, or null
 */
public record ReportedSpending(
    String id,
    String cardCustomer,
    @Nullable String cardToken,
    SpendingKind kind,
    @Nullable String kindWord,
    SpendingState state,
    @Nullable String stateWord,
    Money amount,
    Merchant merchant,
    @Nullable String declineReason,
    @Nullable String original,
    @Nullable Instant createdAt,
    @Nullable Instant happenedAt) {

  /** The same of something that became so at this time, where it does not say when it did. */
  public ReportedSpending orHappenedAt(Instant time) {
    return happenedAt != null
        ? this
        : new ReportedSpending(
            id,
            cardCustomer,
            cardToken,
            kind,
            kindWord,
            state,
            stateWord,
            amount,
            merchant,
            declineReason,
            original,
            createdAt,
            time);
  }

  /**
   * @param heardAt when the event reached us, or when we asked for the list
   */
  Sighting sighted(Sighting.Source source, Instant heardAt) {
    return new Sighting(source, state, stateWord, amount, happenedAt, heardAt);
  }
}
