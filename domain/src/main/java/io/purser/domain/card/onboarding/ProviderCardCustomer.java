package io.purser.domain.card.onboarding;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A card customer that the provider has for us.
 *
 * @param id the provider's id
 * @param codeGoodFor how long the code is good that was sent by e-mail with this answer; null when
 *     it says nothing of one
 */
public record ProviderCardCustomer(String id, Standing standing, @Nullable Duration codeGoodFor) {}
