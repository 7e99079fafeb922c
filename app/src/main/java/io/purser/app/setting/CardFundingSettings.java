package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How card accounts are funded.
 *
 * @param marginPercent by how much more than its amount is set aside for a funding whose price in
 *     dollars only the provider knows
 * @param quoteValidFor how long an estimate of the cost is called good
 * @param masterWalletFreshFor how long a reading of the master wallet is good enough to decide by
 * @param sweepAfter how long nothing must have been heard of a funding that is pending
 * @param sweepEvery how often such fundings are swept
 * @param sweepBatch how many one sweep asks about; each customer costs a call of the provider's
 *     quota
 */
@ConfigurationProperties("purser.cards.funding")
public record CardFundingSettings(
    @Bindable(defaultValue = "25") int marginPercent,
    @Bindable(defaultValue = "60s") Duration quoteValidFor,
    @Bindable(defaultValue = "30s") Duration masterWalletFreshFor,
    @Bindable(defaultValue = "2m") Duration sweepAfter,
    @Bindable(defaultValue = "15s") Duration sweepEvery,
    @Bindable(defaultValue = "5") int sweepBatch) {}
