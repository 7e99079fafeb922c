package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the workers go about it.
 *
 * @param idle how long a worker that found nothing to do waits before it looks again
 * @param resolveAtOnce how many open operations one node works on together; half of the calls that
 *     may be under way at once, so that requests keep theirs
 * @param sweepAfter how long nothing must have been heard about a balance before the provider is
 *     asked; shorter than the time after which a balance is shown as stale, so that a quiet balance
 *     does not look like a forgotten one
 * @param sweepEvery how often balances are swept
 * @param sweepBatch how many customers one sweep asks about; each costs a call of the provider's
 *     quota of 60 a minute
 */
@ConfigurationProperties("purser.workers")
public record WorkerSettings(
    @Bindable(defaultValue = "250ms") Duration idle,
    @Bindable(defaultValue = "8") int resolveAtOnce,
    @Bindable(defaultValue = "10m") Duration sweepAfter,
    @Bindable(defaultValue = "15s") Duration sweepEvery,
    @Bindable(defaultValue = "5") int sweepBatch) {}
