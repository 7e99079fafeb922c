package io.purser.rest.event;

import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.event.PlacedEvent;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened, as callers see it. */
@Schema(
    name = "Event",
    description = "Something that happened. It never changes, and is in the feed once.")
record EventView(
    @Schema(example = "evt_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            description = "The place in the feed: 1, 2, 3, without a gap. Not shown to end users.",
            example = "42",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        long position,
    @Schema(
            description =
                "The place among the events of the same subject: 1, 2, 3, without a gap. Not shown to"
                    + " end users.",
            example = "3",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        long sequence,
    @Schema(
            description = "What it happened to, and what happened. New types may come.",
            example = "wallet.activated")
        String type,
    @Schema(
            description = "The id of what it happened to.",
            example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String subjectId,
    @Schema(
            description = "The customer whom it concerns.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String customerId,
    @Schema(
            description =
                "Ids, amounts and words, by the type; nothing personal. Empty once the customer is"
                    + " erased. New facts may come.")
        Map<String, String> facts,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String occurredAt) {

  static EventView of(PlacedEvent placed, Audience audience) {
    var event = placed.event();
    return new EventView(
        event.id(),
        placed.position(),
        placed.sequence(),
        event.type(),
        event.subject(),
        event.customer() == null ? null : event.customer().value(),
        KnownEvent.factsFor(audience, event),
        Times.text(event.occurredAt()));
  }
}
