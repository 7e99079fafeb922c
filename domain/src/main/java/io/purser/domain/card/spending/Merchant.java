package io.purser.domain.card.spending;

import org.jspecify.annotations.Nullable;

/**
 * Where a card was used, as far as the provider says.
 *
 * @param category the merchant category code
 * @param country as the provider writes it, mostly ISO 3166-1 alpha-2
 */
public record Merchant(
    @Nullable String name,
    @Nullable String category,
    @Nullable String city,
    @Nullable String country) {
  public static final Merchant UNKNOWN = new Merchant(null, null, null, null);
}
