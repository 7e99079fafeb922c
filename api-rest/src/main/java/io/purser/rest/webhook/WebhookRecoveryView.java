package io.purser.rest.webhook;

import io.purser.domain.webhook.WebhookDeliveries.Recovery;
import io.swagger.v3.oas.annotations.media.Schema;

/** What is sent again. */
@Schema(name = "WebhookRecoveryStarted", description = "What is being sent again.")
record WebhookRecoveryView(
    @Schema(description = "How many events are sent again.", example = "12") int events,
    @Schema(
            description =
                "The position up to which this reaches: 5,000 after the one that was asked for at"
                    + " most. Ask again with it as after, until it no longer grows.",
            example = "5041")
        long upTo) {

  static WebhookRecoveryView of(Recovery recovery) {
    return new WebhookRecoveryView(recovery.events(), recovery.upTo());
  }
}
