package io.purser.domain.card;

import org.jspecify.annotations.Nullable;

/**
 * A card as the provider knows it.
 *
 * @param lastFour the last digits of its number, or null while we were not told
 */
public record ProviderCard(String id, @Nullable String lastFour) {}
