package io.purser.app.setting;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.Network;
import java.time.Duration;
import java.util.List;

/**
 * How tenants are told what happens.
 *
 * @param trustedNetworks blocks of addresses, such as {@code 10.20.0.0/16}, that webhooks may reach
 *     although they are not public, and over plain HTTP too; none unless somebody decides so,
 *     because whatever stands there can be talked to by whoever may register an endpoint
 * @param places how many messages one node sends at a time
 * @param atOncePerEndpoint how many of them go to one endpoint, from all nodes together, so that a
 *     slow one leaves places for others
 * @param previousSecretGoodFor how long messages are signed with the secret of before a rotation as
 *     well; the time in which a team takes over the new one
 */
@ConfigurationProperties("purser.outgoing-webhooks")
public record OutgoingWebhookSettings(
    @Bindable(defaultValue = "") List<String> trustedNetworks,
    @Bindable(defaultValue = "64") int places,
    @Bindable(defaultValue = "4") int atOncePerEndpoint,
    @Bindable(defaultValue = "24h") Duration previousSecretGoodFor) {
  private static final String NETWORKS = "purser.outgoing-webhooks.trusted-networks";

  /**
   * @throws UnusableSetting when one of the networks is none
   */
  public Destinations destinations() {
    return new Destinations(
        trustedNetworks.stream()
            .filter(text -> !text.isBlank())
            .map(
                text ->
                    Network.parse(text.strip())
                        .orElseThrow(
                            () ->
                                new UnusableSetting(
                                    NETWORKS, "must hold blocks such as 10.20.0.0/16")))
            .toList());
  }
}
