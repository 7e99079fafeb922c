package io.purser.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.webhook.WebhookDelivery;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one event at one endpoint. What the receiver wrote back is not kept. */
@Schema(name = "WebhookDelivery", description = "What became of one event at one endpoint.")
record WebhookDeliveryView(
    @Schema(
            description = "The event, and the webhook-id of every attempt.",
            example = "evt_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String eventId,
    @Schema(example = "transfer.completed") String eventType,
    @Schema(example = "trf_01jd3hgwqnf4s8cvk6a5dz0z7v") String subjectId,
    @Schema(description = "The event's place in the feed.", example = "42") long position,
    @Schema(
            type = "string",
            description =
                "pending: it is sent, or will be. delivered: it was answered with 2xx. given_up: it"
                    + " was tried for three days; redeliver it when the receiver is well.",
            allowableValues = {"pending", "delivered", "given_up"},
            example = "pending")
        String state,
    @Schema(description = "How often it was taken up to be sent.", example = "3") int attempts,
    @Schema(description = "The last attempt that ended.") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable WebhookAttemptView lastAttempt,
    @Schema(
            description =
                "When it is sent next. Not there while it waits for an earlier event of its subject"
                    + " or for its endpoint to be enabled.",
            format = "date-time",
            example = "2026-01-31T09:35:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String nextAttemptAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(
            description = "When it was delivered or given up.",
            format = "date-time",
            example = "2026-01-31T09:30:01.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String endedAt) {

  static WebhookDeliveryView of(WebhookDelivery delivery) {
    return new WebhookDeliveryView(
        delivery.eventId(),
        delivery.eventType(),
        delivery.subject(),
        delivery.position(),
        Words.of(delivery.state()),
        delivery.attempts(),
        delivery.last() == null ? null : WebhookAttemptView.of(delivery.last()),
        textOf(delivery.nextAttemptAt()),
        Times.text(delivery.createdAt()),
        textOf(delivery.endedAt()));
  }

  private static @Nullable String textOf(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
