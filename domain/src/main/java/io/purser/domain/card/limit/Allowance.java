package io.purser.domain.card.limit;

import io.purser.domain.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How much may be spent within some time, over all cards of a customer.
 *
 * @param used what was spent so far, or null when the provider does not say
 * @param remaining what is left, or null when the provider does not say
 */
public record Allowance(Money limit, @Nullable Money used, @Nullable Money remaining) {}
