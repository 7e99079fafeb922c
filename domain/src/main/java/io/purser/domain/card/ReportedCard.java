package io.purser.domain.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the provider tells about one of its cards.
 *
 * @param condition null where it uses a word that we do not know
 * @param createdAt by the provider's clock; null where it does not say
 */
public record ReportedCard(
    ProviderCard card, @Nullable CardCondition condition, @Nullable Instant createdAt) {}
