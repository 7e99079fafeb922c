package io.purser.rest.webhook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.webhook.ChangeWebhookEndpoint;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpoints;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Shows endpoints, changes them and ends them. */
@Controller("/v1/webhook-endpoints")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhook-endpoints")
final class WebhookEndpointController {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final UnitOfWork work;
  private final WebhookEndpoints endpoints;
  private final ChangeWebhookEndpoint change;
  private final Destinations destinations;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final InstantSource clock;

  WebhookEndpointController(
      UnitOfWork work,
      WebhookEndpoints endpoints,
      ChangeWebhookEndpoint change,
      Destinations destinations,
      Cursors cursors,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.endpoints = endpoints;
    this.change = change;
    this.destinations = destinations;
    this.cursors = cursors;
    this.answers = answers;
    this.clock = clock;
  }

  @Get
  @Needs(Permission.READ_WEBHOOKS)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listWebhookEndpoints",
      summary = "List where your events are sent",
      description = "Newest first. Signing secrets are not shown.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = WebhookEndpointPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("limit", "cursor", "include");
    var listing = new Listing(call.tenant(), "GET /v1/webhook-endpoints", query.filters());
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> endpoints.list(call.tenant(), page));
    return answers.ok(
        new WebhookEndpointPage(
            found.items().stream()
                .map(endpoint -> WebhookEndpointView.of(endpoint, clock.instant()))
                .toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{endpointId}")
  @Needs(Permission.READ_WEBHOOKS)
  @Takes(Input.VERSION)
  @Refuses(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT)
  @Operation(
      operationId = "getWebhookEndpoint",
      summary = "Read a webhook endpoint",
      description = "Whether it is enabled, and if not, why. Its signing secret is not shown.")
  @ApiResponse(
      responseCode = "200",
      description = "The endpoint. ETag is its version.",
      content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId) {
    call.query();
    var id = EndpointIds.of(endpointId);
    var endpoint =
        work.reading(call.tenant(), () -> endpoints.get(call.tenant(), id))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT));
    return answers.unlessSeen(
        WebhookEndpointView.of(endpoint, clock.instant()),
        endpoint.header().version(),
        call.header("If-None-Match"),
        call.audience());
  }

  @Patch("/{endpointId}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.MANAGE_WEBHOOKS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT)
  @Operation(
      operationId = "changeWebhookEndpoint",
      summary = "Change a webhook endpoint, or switch it on or off",
      description =
          "One that is disabled loses nothing: enabled again it goes on where it stopped, in order."
              + " Other types of events are sent from the next event on.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = WebhookEndpointPatch.class)),
        @Content(
            mediaType = MERGE_PATCH,
            schema = @Schema(implementation = WebhookEndpointPatch.class))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The endpoint as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var patch = WebhookEndpointPatch.read(call.mergePatch(body), destinations);
    var id = EndpointIds.of(endpointId);
    var changed = changed(call, () -> change.change(call.tenant(), id, expected, patch, by));
    return answers.ok(
        WebhookEndpointView.of(changed, clock.instant()),
        changed.header().version(),
        call.audience());
  }

  @Delete("/{endpointId}")
  @Needs(Permission.MANAGE_WEBHOOKS)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT)
  @Operation(
      operationId = "deleteWebhookEndpoint",
      summary = "Delete a webhook endpoint",
      description =
          "Nothing is sent there any more, and what was waiting is not sent either. Disable it instead"
              + " to go on later.")
  @ApiResponse(responseCode = "204", description = "Deleted.")
  HttpResponse<byte[]> delete(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var id = EndpointIds.of(endpointId);
    var _ = changed(call, () -> change.remove(call.tenant(), id, expected, by));
    return HttpResponse.noContent();
  }

  private WebhookEndpoint changed(Call call, Supplier<ChangeWebhookEndpoint.Result> body) {
    return switch (work.inTransaction(call.tenant(), body)) {
      case ChangeWebhookEndpoint.Result.Changed(var endpoint) -> endpoint;
      case ChangeWebhookEndpoint.Result.NoSuchEndpoint _ ->
          throw new Refused(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT);
      case ChangeWebhookEndpoint.Result.OtherVersion _ ->
          throw new Refused(ProblemCode.VERSION_STALE);
    };
  }
}
