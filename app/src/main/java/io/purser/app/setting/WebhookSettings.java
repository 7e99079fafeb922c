package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How deliveries of the provider are taken in.
 *
 * @param previousSecretGoodFor how long a secret stays good once the provider signs with another;
 *     it repeats a delivery for 33 hours, and may not sign it anew
 * @param sweepEvery how often the provider's delivery history is looked at for what never reached
 *     us; each time costs three calls of a quota of 60 a minute
 */
@ConfigurationProperties("purser.webhooks")
public record WebhookSettings(
    @Bindable(defaultValue = "72h") Duration previousSecretGoodFor,
    @Bindable(defaultValue = "5m") Duration sweepEvery) {}
