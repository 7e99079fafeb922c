package io.purser.rest.webhook;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.OnceTold;
import io.purser.domain.webhook.ChangeWebhookEndpoint;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.RegisterWebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpoint;
import io.purser.domain.webhook.WebhookEndpointId;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The two requests whose answers show a signing secret: adding an endpoint, and rotating. */
@Controller("/v1/webhook-endpoints")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhook-endpoints")
final class WebhookSecretController {
  private final RegisterWebhookEndpoint register;
  private final ChangeWebhookEndpoint change;
  private final Destinations destinations;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  WebhookSecretController(
      RegisterWebhookEndpoint register,
      ChangeWebhookEndpoint change,
      Destinations destinations,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.register = register;
    this.change = change;
    this.destinations = destinations;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post
  @Needs(Permission.MANAGE_WEBHOOKS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.TOO_MANY_WEBHOOK_ENDPOINTS})
  @Operation(
      operationId = "createWebhookEndpoint",
      summary = "Have events sent to you",
      description =
          "What happens from now on is sent there, signed as Standard Webhooks says. Keep the signing"
              + " secret: only the first answer has it, a repeat with the same key has it not. When"
              + " it is lost, rotate it.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewWebhookEndpoint.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The endpoint, with its signing secret. Location and ETag are set.",
      content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
  HttpResponse<byte[]> create(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewWebhookEndpoint.read(call.json(body), destinations);
    return requests
        .of(call, key, "POST /v1/webhook-endpoints", List.of(), wanted)
        .tellOnce(() -> create(call, wanted, by));
  }

  private OnceTold create(Call call, NewWebhookEndpoint wanted, Initiator by) {
    return switch (register.handle(
        call.tenant(), wanted.target(), wanted.description(), wanted.wanted(), by)) {
      case RegisterWebhookEndpoint.Result.Registered(var endpoint) ->
          told(
              call,
              201,
              Map.of("ETag", etag(endpoint), "Location", "/v1/webhook-endpoints/" + endpoint.id()),
              endpoint);
      case RegisterWebhookEndpoint.Result.TooMany _ ->
          refused(call, ProblemCode.TOO_MANY_WEBHOOK_ENDPOINTS);
    };
  }

  @Post("/{endpointId}/rotate-secret")
  @Needs(Permission.MANAGE_WEBHOOKS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Have messages signed with a new secret",
      description =
          "For a day they are signed with the one of until now as well, unless you have it forgotten."
              + " Only the first answer has the new secret.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SigningSecretRotation.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The endpoint, with its new signing secret. ETag is set.",
      content = @Content(schema = @Schema(implementation = WebhookEndpointView.class)))
  HttpResponse<byte[]> rotate(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var rotation = SigningSecretRotation.read(call.json(body));
    var id = EndpointIds.of(endpointId);
    return requests
        .of(
            call,
            key,
            "POST /v1/webhook-endpoints/{endpointId}/rotate-secret",
            List.of(id.value()),
            rotation)
        .tellOnce(() -> rotate(call, id, rotation, by));
  }

  private OnceTold rotate(
      Call call, WebhookEndpointId id, SigningSecretRotation rotation, Initiator by) {
    return switch (change.rotateSecret(call.tenant(), id, rotation.keepsPrevious(), by)) {
      case ChangeWebhookEndpoint.Result.Changed(var endpoint) ->
          told(call, 200, Map.of("ETag", etag(endpoint)), endpoint);
      case ChangeWebhookEndpoint.Result.NoSuchEndpoint _ ->
          refused(call, ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT);
      case ChangeWebhookEndpoint.Result.OtherVersion _ ->
          throw new IllegalStateException("a rotation takes any version");
    };
  }

  private OnceTold told(
      Call call, int status, Map<String, String> headers, WebhookEndpoint endpoint) {
    var now = clock.instant();
    return new OnceTold(
        answers.stored(
            status, headers, WebhookEndpointView.withSecret(endpoint, now), call.audience(), null),
        answers.stored(
            status, headers, WebhookEndpointView.of(endpoint, now), call.audience(), null));
  }

  private static String etag(WebhookEndpoint endpoint) {
    return JsonAnswers.etag(endpoint.header().version());
  }

  private OnceTold refused(Call call, ProblemCode why) {
    return OnceTold.nothing(problems.answer(Problem.of(why), call.requestId(), null));
  }
}
