package io.purser.domain.card.onboarding;

import io.purser.domain.card.onboarding.CardOnboardings.Reached;
import java.util.List;

/**
 * All that we have on an onboarding.
 *
 * @param history which states it has been in, in order
 */
public record OnboardingRecords(
    CardOnboarding onboarding, List<Reached> history, CodesOfCustomer codes) {}
