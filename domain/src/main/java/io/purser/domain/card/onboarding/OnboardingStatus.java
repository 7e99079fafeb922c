package io.purser.domain.card.onboarding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an onboarding stands, for those who decide what to do next.
 *
 * @param history which states it has been in, in order
 * @param code the code that has to come back, or null when none does or none can any more
 * @param nextSend before when no code is sent, or null when one may be sent now
 */
public record OnboardingStatus(
    CardOnboarding onboarding,
    List<CardOnboardings.Reached> history,
    @Nullable SentCode code,
    @Nullable Instant nextSend) {}
