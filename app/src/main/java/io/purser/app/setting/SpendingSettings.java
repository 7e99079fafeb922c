package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How what cards are used for is looked for where no webhook told us.
 *
 * @param sweepEvery how often there is a look for something to ask about
 * @param feedAfter how long nobody must have looked at the feed of an account
 * @param feedPages how many pages of a feed one look reads at most; each costs a call of the
 *     provider's quota of 60 a minute
 * @param openAfter how long the provider must not have been asked about a card customer with a
 *     transaction that is open; longer for one that has not changed for long
 * @param batch how many card customers one look asks about; each costs at least one call
 */
@ConfigurationProperties("purser.card-spending")
public record SpendingSettings(
    @Bindable(defaultValue = "15s") Duration sweepEvery,
    @Bindable(defaultValue = "1m") Duration feedAfter,
    @Bindable(defaultValue = "3") int feedPages,
    @Bindable(defaultValue = "5m") Duration openAfter,
    @Bindable(defaultValue = "5") int batch) {}
