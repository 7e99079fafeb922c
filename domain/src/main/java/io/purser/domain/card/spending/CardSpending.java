package io.purser.domain.card.spending;

import io.purser.domain.card.CardId;
import io.purser.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A card transaction among the others, as they are at the moment.
 *
 * @param card whose transaction it is; null while that is not certain
 * @param original the purchase that a refund belongs to; null while we do not know that one
 * @param refunded what was given back by refunds that name it
 */
public record CardSpending(
    CardTransaction transaction,
    @Nullable CardId card,
    @Nullable CardTransactionId original,
    Money refunded) {}
