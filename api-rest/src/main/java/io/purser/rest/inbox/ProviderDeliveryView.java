package io.purser.rest.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.inbox.DeliveryState;
import io.purser.domain.inbox.KeptDelivery;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a delivery. What it says stays sealed. */
@Schema(
    name = "ProviderDelivery",
    description = "What became of one delivery of the provider; never what it says.")
record ProviderDeliveryView(
    @Schema(example = "dlv_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            allowableValues = {
              "waiting",
              "applied",
              "duplicate",
              "ignored",
              "asked_instead",
              "quarantined"
            },
            example = "quarantined")
        String state,
    @Schema(
            description =
                "Why it is quarantined or still waits, or the type of event that it was ignored"
                    + " as.",
            example = "names a customer who is not of this account")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(description = "How often it was taken up.", example = "44") int attempts,
    @Schema(description = "Whether it can be replayed.") boolean replayable,
    @Schema(
            description = "When the provider signed it.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String signedAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String receivedAt,
    @Schema(
            description = "When it is tried next, while it waits.",
            format = "date-time",
            example = "2026-01-31T09:35:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String dueAt,
    @Schema(
            description = "When it ended, unless it waits.",
            format = "date-time",
            example = "2026-01-31T12:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String closedAt) {

  static ProviderDeliveryView of(KeptDelivery delivery) {
    return new ProviderDeliveryView(
        delivery.id().value(),
        Words.of(delivery.state()),
        delivery.note(),
        delivery.attempts(),
        delivery.state() == DeliveryState.QUARANTINED && delivery.hasBytes(),
        Times.text(delivery.signedAt()),
        Times.text(delivery.receivedAt()),
        textOf(delivery.dueAt()),
        textOf(delivery.closedAt()));
  }

  private static @Nullable String textOf(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
