package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How what is in card accounts is kept known.
 *
 * @param sweepAfter how long nothing must have been heard of an account until it is asked about
 * @param sweepEvery how often accounts are swept
 * @param sweepBatch how many one sweep asks about; each costs a call of the provider's quota of 60
 *     a minute
 */
@ConfigurationProperties("purser.cards.account")
public record CardAccountSettings(
    @Bindable(defaultValue = "2h") Duration sweepAfter,
    @Bindable(defaultValue = "30s") Duration sweepEvery,
    @Bindable(defaultValue = "5") int sweepBatch) {}
