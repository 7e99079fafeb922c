package io.purser.domain.card.onboarding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a code was sent, and not the code.
 *
 * @param id {@code cod_…}
 * @param goodUntil null when the provider did not say
 * @param tries how many codes were passed on to the provider since
 */
public record SentCode(String id, Instant sentAt, @Nullable Instant goodUntil, int tries) {}
