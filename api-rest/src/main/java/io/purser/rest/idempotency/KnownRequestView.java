package io.purser.rest.idempotency;

import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.KnownCall;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** What is known of a request. */
@Schema(name = "KnownRequest", description = "What is known of a request by its key.")
record KnownRequestView(
    @Schema(example = "0f6f9a5e-8d7c-4c63-9d0b-3f2f6a0f1b2c") String key,
    @Schema(
            type = "string",
            description =
                "in-flight: it is being worked on. interrupted: a try broke off; send it again and it"
                    + " goes on. accepted: it was answered with 202. answered: it has its final"
                    + " answer.",
            allowableValues = {"in-flight", "interrupted", "accepted", "answered"},
            example = "answered")
        String state,
    @Schema(
            description = "The operation that it led to; null when there is none, or not yet.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @Nullable String operationId,
    @Schema(
            description = "When it first came.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String createdAt,
    @Schema(
            description = "Until when a repeat gets the same answer.",
            format = "date-time",
            example = "2026-03-02T09:30:00.000Z")
        String keptUntil) {
  static KnownRequestView of(IdempotencyKey key, KnownCall known) {
    return new KnownRequestView(
        key.value(),
        word(known.state()),
        known.operation() == null ? null : known.operation().value(),
        Times.text(known.since()),
        Times.text(known.keptUntil()));
  }

  private static String word(KnownCall.State state) {
    return switch (state) {
      case IN_FLIGHT -> "in-flight";
      case INTERRUPTED -> "interrupted";
      case ACCEPTED -> "accepted";
      case ANSWERED -> "answered";
    };
  }
}
