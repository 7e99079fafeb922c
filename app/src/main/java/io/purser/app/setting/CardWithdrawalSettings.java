package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How money is withdrawn from card accounts.
 *
 * @param usuallyTakes how long the provider takes for one, as it says: until then cards are said to
 *     be frozen
 * @param sweepAfter how long nothing must have been heard of one that is pending
 * @param sweepEvery how often such withdrawals are swept
 * @param sweepBatch how many one sweep asks about; each costs a call of the provider's quota
 */
@ConfigurationProperties("purser.cards.withdrawal")
public record CardWithdrawalSettings(
    @Bindable(defaultValue = "3m") Duration usuallyTakes,
    @Bindable(defaultValue = "5m") Duration sweepAfter,
    @Bindable(defaultValue = "15s") Duration sweepEvery,
    @Bindable(defaultValue = "5") int sweepBatch) {}
