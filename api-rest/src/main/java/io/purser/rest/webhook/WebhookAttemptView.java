package io.purser.rest.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.webhook.Attempt;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one attempt ended. */
@Schema(name = "WebhookAttempt", description = "How one attempt to send a message ended.")
record WebhookAttemptView(
    @Schema(
            type = "string",
            description =
                "delivered: answered with 2xx. gone: with 410. redirected: with 3xx, which is not"
                    + " followed. refused: with anything else. timed_out: not within 15 seconds."
                    + " unknown_host, forbidden_address, no_connection, not_trusted (the"
                    + " certificate), broken_off: there was no answer.",
            allowableValues = {
              "delivered",
              "gone",
              "redirected",
              "refused",
              "timed_out",
              "unknown_host",
              "forbidden_address",
              "no_connection",
              "not_trusted",
              "broken_off"
            },
            example = "refused")
        String result,
    @Schema(description = "What was answered, when there was an answer.", example = "503")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Integer status,
    @Schema(description = "How long it took, in milliseconds.", example = "120")
        long durationMillis,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String at) {

  static WebhookAttemptView of(Attempt.Last last) {
    return new WebhookAttemptView(
        Words.of(last.result()), last.status(), last.took().toMillis(), Times.text(last.at()));
  }

  static WebhookAttemptView of(Attempt attempt, Instant at) {
    return of(new Attempt.Last(attempt.result(), attempt.status(), attempt.took(), at));
  }
}
