package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How our books are compared with what the provider says is in wallets.
 *
 * @param every how often each customer is compared; it costs a call of the provider's quota
 * @param grace for how long the two may differ by the same amount before somebody is told; longer
 *     than the provider takes to settle
 * @param webhookGrace how late a webhook may be before a deposit that was found without it counts
 *     as missed; webhooks come within seconds, and a longer time than between two sweeps finds none
 */
@ConfigurationProperties("purser.reconciliation")
public record ReconciliationSettings(
    @Bindable(defaultValue = "6h") Duration every,
    @Bindable(defaultValue = "15m") Duration grace,
    @Bindable(defaultValue = "1m") Duration webhookGrace) {}
