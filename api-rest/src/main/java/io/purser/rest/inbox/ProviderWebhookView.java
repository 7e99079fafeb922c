package io.purser.rest.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.inbox.Endpoint;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Our endpoint for the provider's deliveries. Its secrets are shown to nobody. */
@Schema(
    name = "ProviderWebhook",
    description = "Where the provider delivers the events of the tenant's account.")
record ProviderWebhookView(
    @Schema(example = "whe_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            description =
                "After a rotation: until when deliveries that were signed with the secret before"
                    + " are taken.",
            format = "date-time",
            example = "2026-02-03T09:30:00.000Z")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String previousSecretGoodUntil) {

  static ProviderWebhookView of(Endpoint endpoint) {
    var previous = endpoint.previous();
    return new ProviderWebhookView(
        endpoint.id().value(), previous == null ? null : Times.text(previous.goodUntil()));
  }
}
