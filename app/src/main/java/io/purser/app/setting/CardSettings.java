package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How customers are led to cards.
 *
 * @param codePause between two codes for one customer; somewhat longer than the provider's own,
 *     which would otherwise turn away everybody for its rest
 * @param sweepAfter how long the provider must not have been asked about an onboarding that waits
 *     for it; longer for one that has not changed for long
 * @param sweepEvery how often onboardings are swept
 * @param sweepBatch how many one sweep asks about; each costs a call of the provider's quota of 60
 *     a minute
 */
@ConfigurationProperties("purser.cards")
public record CardSettings(
    @Bindable(defaultValue = "65s") Duration codePause,
    @Bindable(defaultValue = "20s") Duration sweepAfter,
    @Bindable(defaultValue = "10s") Duration sweepEvery,
    @Bindable(defaultValue = "5") int sweepBatch) {}
