package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How we keep up with the card programme.
 *
 * @param refreshAfter how long the provider must not have been asked how the programme stands,
 *     which costs two calls of its quota each time, or what moved the master wallet, which costs at
 *     least one
 * @param staleAfter after which time what is known is shown as stale
 * @param historyPages how many pages of the master wallet's history one look reads at most; each
 *     costs a call
 * @param importLease after which time another node takes up an import whose node is heard of no
 *     more
 * @param swapSweepAfter how long nothing must have been heard of a swap that the provider has
 */
@ConfigurationProperties("purser.programme")
public record ProgrammeSettings(
    @Bindable(defaultValue = "5m") Duration refreshAfter,
    @Bindable(defaultValue = "15m") Duration staleAfter,
    @Bindable(defaultValue = "3") int historyPages,
    @Bindable(defaultValue = "1m") Duration importLease,
    @Bindable(defaultValue = "2m") Duration swapSweepAfter) {}
