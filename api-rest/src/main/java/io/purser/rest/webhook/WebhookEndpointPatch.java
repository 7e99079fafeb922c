package io.purser.rest.webhook;

import io.purser.domain.webhook.ChangeWebhookEndpoint.Settings;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.rest.json.Body;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is to be different about an endpoint; what is not there stays. */
@Schema(
    name = "WebhookEndpointPatch",
    description = "What is to be different (RFC 7396). What is not there stays as it is.")
record WebhookEndpointPatch(
    @Schema(
            maxLength = 500,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "https://hooks.example.com/purser")
        @Nullable String url,
    @Schema(
            maxLength = 200,
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "tells the ledger")
        @Nullable String description,
    @Schema(
            description = "null for all.",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "[\"transfer.completed\", \"transfer.failed\"]")
        @Nullable List<String> eventTypes,
    @Schema(
            type = "string",
            description = "One that is enabled again goes on where it stopped.",
            allowableValues = {"enabled", "disabled"},
            requiredMode = RequiredMode.NOT_REQUIRED,
            example = "enabled")
        @Nullable String state) {
  private static final String STATE = "state";
  private static final String ENABLED = "enabled";
  private static final Map<String, String> STATES =
      Map.of(ENABLED, ENABLED, "disabled", "disabled");

  static UnaryOperator<Settings> read(byte[] bytes, Destinations destinations) {
    var body = Body.read(bytes);
    var url =
        body.text(EndpointMembers.URL, text -> EndpointMembers.problemWithUrl(text, destinations));
    if (url == null && body.has(EndpointMembers.URL)) {
      body.refuse(EndpointMembers.URL, ProblemCode.INVALID_VALUE, "must be a URL");
    }
    var description = EndpointMembers.description(body);
    var types = EndpointMembers.eventTypes(body);
    var state = body.choice(STATE, STATES, "");
    boolean describes = body.has(EndpointMembers.DESCRIPTION);
    boolean chooses = body.has(EndpointMembers.EVENT_TYPES);
    body.end();
    return now ->
        new Settings(
            url == null ? now.url() : new WebhookUrl(url),
            describes ? description : now.description(),
            chooses ? EndpointMembers.wanted(types) : now.wanted(),
            state.isEmpty() ? now.enabled() : state.equals(ENABLED));
  }
}
