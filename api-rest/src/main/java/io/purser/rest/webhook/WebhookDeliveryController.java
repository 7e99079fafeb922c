package io.purser.rest.webhook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.webhook.DeliveryState;
import io.purser.domain.webhook.PingWebhookEndpoint;
import io.purser.domain.webhook.WebhookDeliveries;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Words;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Map;

/** Shows what became of what was sent to an endpoint, and tries whether it takes messages. */
@Controller("/v1/webhook-endpoints/{endpointId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhook-endpoints")
final class WebhookDeliveryController {
  private static final Map<String, DeliveryState> STATES = Words.byWord(DeliveryState.values());

  private final UnitOfWork work;
  private final WebhookEndpoints endpoints;
  private final WebhookDeliveries deliveries;
  private final PingWebhookEndpoint ping;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final InstantSource clock;

  WebhookDeliveryController(
      UnitOfWork work,
      WebhookEndpoints endpoints,
      WebhookDeliveries deliveries,
      PingWebhookEndpoint ping,
      Cursors cursors,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.endpoints = endpoints;
    this.deliveries = deliveries;
    this.ping = ping;
    this.cursors = cursors;
    this.answers = answers;
    this.clock = clock;
  }

  @Get("/deliveries")
  @Needs(Permission.READ_WEBHOOKS)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "List what was sent to a webhook endpoint",
      description =
          "The newest event first, with what became of it. Kept for 30 days after it has ended.",
      parameters =
          @Parameter(
              name = "state",
              in = ParameterIn.QUERY,
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"pending", "delivered", "given_up"})))
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId) {
    var query = call.query("state", "limit", "cursor", "include");
    var state = query.choice("state", STATES).orElse(null);
    var id = EndpointIds.of(endpointId);
    var listing =
        new Listing(
            call.tenant(), "GET /v1/webhook-endpoints/" + id + "/deliveries", query.filters());
    var page = cursors.page(listing, query);
    var found =
        work.reading(
            call.tenant(),
            () -> {
              requireThere(call, id);
              return deliveries.list(call.tenant(), id, state, page);
            });
    return answers.ok(
        new WebhookDeliveryPage(
            found.items().stream().map(WebhookDeliveryView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/deliveries/{eventId}")
  @Needs(Permission.READ_WEBHOOKS)
  @Refuses({ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT, ProblemCode.NO_SUCH_WEBHOOK_DELIVERY})
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "Read what became of an event at a webhook endpoint",
      description = "How often it was sent, how the last attempt ended, and when the next one is.")
  @ApiResponse(
      responseCode = "200",
      description = "The delivery.",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId,
      @Parameter(description = Described.EVENT) String eventId) {
    call.query();
    var id = EndpointIds.of(endpointId);
    var event = EndpointIds.event(eventId);
    return work.reading(
            call.tenant(),
            () -> {
              requireThere(call, id);
              return deliveries.get(call.tenant(), id, event);
            })
        .map(found -> answers.ok(WebhookDeliveryView.of(found), call.audience()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WEBHOOK_DELIVERY));
  }

  @Post("/ping")
  @Needs(Permission.REDELIVER_WEBHOOKS)
  @Takes(Input.REASON)
  @Refuses(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT)
  @Operation(
      operationId = "pingWebhookEndpoint",
      summary = "Try whether a webhook endpoint takes messages",
      description =
          "Sends a signed message of the type webhook.ping at once, and only once, whether or not the"
              + " endpoint is enabled, and says how that ended. It is no event and in no list.")
  @ApiResponse(
      responseCode = "200",
      description = "How it ended, well or not.",
      content = @Content(schema = @Schema(implementation = WebhookAttemptView.class)))
  HttpResponse<byte[]> ping(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId) {
    call.query();
    var _ = call.initiator();
    var at = clock.instant();
    return ping.handle(call.tenant(), EndpointIds.of(endpointId))
        .map(attempt -> answers.ok(WebhookAttemptView.of(attempt, at), call.audience()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT));
  }

  private void requireThere(Call call, WebhookEndpointId id) {
    if (endpoints.get(call.tenant(), id).isEmpty()) {
      throw new Refused(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT);
    }
  }
}
