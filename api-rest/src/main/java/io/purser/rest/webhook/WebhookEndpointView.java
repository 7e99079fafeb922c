package io.purser.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.webhook.SigningSecrets;
import io.purser.domain.webhook.WantedEvents;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpoint.State;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint as callers see it. Its secret is in the answer that made it, and in no other. */
@Schema(name = "WebhookEndpoint", description = "Where your events are sent.")
record WebhookEndpointView(
    @Schema(example = "whe_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "https://hooks.example.com/purser") String url,
    @Schema(description = "What it is for, in your words.", example = "tells the ledger")
        String description,
    @Schema(
            description = "The types of events that are sent there; null for all.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "[\"transfer.completed\", \"transfer.failed\"]")
        @Nullable List<String> eventTypes,
    @Schema(
            type = "string",
            allowableValues = {"enabled", "disabled"},
            example = "enabled")
        String state,
    @Schema(
            type = "string",
            description =
                "Why nothing is sent there. requested: you asked for it. gone: it answered 410."
                    + " failing: nothing reached it for three days.",
            allowableValues = {"requested", "gone", "failing"},
            example = "failing")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String disabledReason,
    @Schema(
            description = "Since when nothing is sent there.",
            format = "date-time",
            example = "2026-02-03T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String disabledAt,
    @Schema(
            description =
                "What messages are signed with, as Standard Webhooks writes it. Only in the first"
                    + " answer to the request that made it.",
            example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String signingSecret,
    @Schema(
            description = "After a rotation: until when the secret before is signed with as well.",
            format = "date-time",
            example = "2026-02-04T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String previousSecretUsedUntil,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String updatedAt) {

  static WebhookEndpointView of(WebhookEndpoint endpoint, Instant now) {
    return of(endpoint, null, now);
  }

  static WebhookEndpointView withSecret(WebhookEndpoint endpoint, Instant now) {
    return of(endpoint, endpoint.secrets().current().value(), now);
  }

  private static WebhookEndpointView of(
      WebhookEndpoint endpoint, @Nullable String secret, Instant now) {
    var disabled = endpoint.state() instanceof State.Disabled found ? found : null;
    return new WebhookEndpointView(
        endpoint.id().value(),
        endpoint.url().value(),
        endpoint.description(),
        switch (endpoint.wanted()) {
          case WantedEvents.All _ -> null;
          case WantedEvents.OfTypes(var types) -> List.copyOf(types);
        },
        disabled == null ? "enabled" : "disabled",
        disabled == null ? null : Words.of(disabled.why()),
        disabled == null ? null : Times.text(disabled.since()),
        secret,
        previousUntil(endpoint.secrets(), now),
        Times.text(endpoint.header().createdAt()),
        Times.text(endpoint.header().updatedAt()));
  }

  private static @Nullable String previousUntil(SigningSecrets secrets, Instant now) {
    return secrets.previous().stream()
        .map(SigningSecrets.Previous::until)
        .filter(now::isBefore)
        .max(Comparator.naturalOrder())
        .map(Times::text)
        .orElse(null);
  }
}
