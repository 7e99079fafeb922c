package io.purser.rest.webhook;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.webhook.RedeliverEvents;
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
import java.util.List;
import java.util.Map;

/** Sends events to an endpoint again. */
@Controller("/v1/webhook-endpoints/{endpointId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhook-endpoints")
final class WebhookRedeliveryController {
  private static final String REDELIVER = "/deliveries/{eventId}/redeliver";
  private static final String RECOVER = "/recover";
  private static final String ROUTE = "POST /v1/webhook-endpoints/{endpointId}";

  private final RedeliverEvents redeliver;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  WebhookRedeliveryController(
      RedeliverEvents redeliver,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.redeliver = redeliver;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post(REDELIVER)
  @Needs(Permission.REDELIVER_WEBHOOKS)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT,
    ProblemCode.NO_SUCH_WEBHOOK_DELIVERY,
    ProblemCode.WEBHOOK_ENDPOINT_DISABLED
  })
  @Operation(
      operationId = "redeliverEvent",
      summary = "Send one event again",
      description =
          "At once, with all its tries before it, and out of its subject's order; whether or not the"
              + " endpoint wants its type. One that waits behind an earlier event of its subject goes"
              + " on waiting.")
  @ApiResponse(
      responseCode = "200",
      description = "The delivery, pending.",
      content = @Content(schema = @Schema(implementation = WebhookDeliveryView.class)))
  HttpResponse<byte[]> redeliver(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId,
      @Parameter(description = Described.EVENT) String eventId) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var id = EndpointIds.of(endpointId);
    var event = EndpointIds.event(eventId);
    return requests
        .of(call, key, ROUTE + REDELIVER, List.of(id.value(), event), Map.of())
        .answer(() -> stored(call, redeliver.redeliver(call.tenant(), id, event, by)));
  }

  @Post(RECOVER)
  @Needs(Permission.REDELIVER_WEBHOOKS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT,
    ProblemCode.WEBHOOK_ENDPOINT_DISABLED
  })
  @Operation(
      operationId = "recoverWebhookEndpoint",
      summary = "Send everything after a position again",
      description =
          "For a receiver that has lost what it had. Every event that the endpoint wants is sent"
              + " again, those of each subject in their order, with the webhook-id that it had.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WebhookRecovery.class)))
  @ApiResponse(
      responseCode = "200",
      description = "How much is sent again.",
      content = @Content(schema = @Schema(implementation = WebhookRecoveryView.class)))
  HttpResponse<byte[]> recover(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.WEBHOOK_ENDPOINT) String endpointId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var recovery = WebhookRecovery.read(call.json(body));
    var id = EndpointIds.of(endpointId);
    return requests
        .of(call, key, ROUTE + RECOVER, List.of(id.value()), recovery)
        .answer(() -> stored(call, redeliver.recover(call.tenant(), id, recovery.after(), by)));
  }

  private StoredAnswer stored(Call call, RedeliverEvents.Result result) {
    return switch (result) {
      case RedeliverEvents.Result.Redelivered(var delivery) ->
          done(call, WebhookDeliveryView.of(delivery));
      case RedeliverEvents.Result.Recovered(var recovery) ->
          done(call, WebhookRecoveryView.of(recovery));
      case RedeliverEvents.Result.NoSuchEndpoint _ ->
          refused(call, ProblemCode.NO_SUCH_WEBHOOK_ENDPOINT);
      case RedeliverEvents.Result.NoSuchEvent _ ->
          refused(call, ProblemCode.NO_SUCH_WEBHOOK_DELIVERY);
      case RedeliverEvents.Result.Disabled _ ->
          refused(call, ProblemCode.WEBHOOK_ENDPOINT_DISABLED);
    };
  }

  private StoredAnswer done(Call call, Object view) {
    return answers.stored(200, Map.of(), view, call.audience(), null);
  }

  private StoredAnswer refused(Call call, ProblemCode why) {
    return problems.answer(Problem.of(why), call.requestId(), null);
  }
}
