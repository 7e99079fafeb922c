package io.purser.rest.webhook;

import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WantedEvents;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.rest.json.Body;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An endpoint that is to be added. */
@Schema(name = "NewWebhookEndpoint", description = "Where events are to be sent, and which.")
record NewWebhookEndpoint(
    @Schema(
            description =
                "An https URL that everybody can reach, with the port 443 or one from 1024 on."
                    + " No user, no password, no fragment.",
            maxLength = 500,
            example = "https://hooks.example.com/purser")
        String url,
    @Schema(
            description = "What it is for, in your words.",
            maxLength = 200,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "tells the ledger")
        String description,
    @Schema(
            description = "The types of events that are sent there; all when there are none.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "[\"transfer.completed\", \"transfer.failed\"]")
        @Nullable List<String> eventTypes) {

  static NewWebhookEndpoint read(byte[] bytes, Destinations destinations) {
    var body = Body.read(bytes);
    var endpoint =
        new NewWebhookEndpoint(
            body.requiredText(
                EndpointMembers.URL, text -> EndpointMembers.problemWithUrl(text, destinations)),
            EndpointMembers.description(body),
            EndpointMembers.eventTypes(body));
    body.end();
    return endpoint;
  }

  WebhookUrl target() {
    return new WebhookUrl(url);
  }

  WantedEvents wanted() {
    return EndpointMembers.wanted(eventTypes);
  }
}
