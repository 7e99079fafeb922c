package io.purser.rest.inbox;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.inbox.RotateWebhookSecret;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Times;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our endpoint for the provider's deliveries, and the secret that they are signed with. */
@Controller("/v1/provider-webhook")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "webhooks")
final class ProviderWebhookController {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderWebhookController.class);

  private final RotateWebhookSecret rotateWebhookSecret;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  ProviderWebhookController(
      RotateWebhookSecret rotateWebhookSecret,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.rotateWebhookSecret = rotateWebhookSecret;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_DELIVERY)
  @Refuses(ProblemCode.NO_PROVIDER_WEBHOOK)
  @Operation(
      operationId = "getProviderWebhook",
      summary = "Read where the provider delivers",
      description = "And whether a rotation of its secret is under way.")
  @ApiResponse(
      responseCode = "200",
      description = "The webhook.",
      content = @Content(schema = @Schema(implementation = ProviderWebhookView.class)))
  HttpResponse<byte[]> get(@Parameter(hidden = true) Call call) {
    call.query();
    return rotateWebhookSecret
        .endpoint(call.tenant())
        .map(endpoint -> answers.ok(ProviderWebhookView.of(endpoint), call.audience()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_PROVIDER_WEBHOOK));
  }

  @Post("/rotate-secret")
  @Needs(Permission.ROTATE_WEBHOOK_SECRET)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_PROVIDER_WEBHOOK,
    ProblemCode.ROTATION_UNDER_WAY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.TEMPORARILY_UNAVAILABLE
  })
  @Operation(
      operationId = "rotateProviderWebhookSecret",
      summary = "Have the provider sign with a new secret",
      description =
          "A repeat under the same key rotates nothing again, whatever became of the first. A"
              + " rotation whose answer was lost is found.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SecretRotation.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The webhook, with its new secret.",
      content = @Content(schema = @Schema(implementation = ProviderWebhookView.class)))
  HttpResponse<byte[]> rotate(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var rotation = SecretRotation.read(call.json(body));
    return requests
        .of(call, key, "POST /v1/provider-webhook/rotate-secret", List.of(), rotation)
        .resume(
            progress ->
                stored(
                    call,
                    rotateWebhookSecret.handle(
                        call.tenant(), rotation.keepsPrevious(), by, progress, call.deadline())));
  }

  /** What is not known is no answer: the next try finds out. */
  private StoredAnswer stored(Call call, RotateWebhookSecret.Result result) {
    return switch (result) {
      case RotateWebhookSecret.Result.Rotated(var endpoint) ->
          answers.stored(200, Map.of(), ProviderWebhookView.of(endpoint), call.audience(), null);
      case RotateWebhookSecret.Result.NoEndpoint _ ->
          refused(call, Problem.of(ProblemCode.NO_PROVIDER_WEBHOOK));
      case RotateWebhookSecret.Result.UnderWay(var until) ->
          refused(
              call,
              Problem.of(ProblemCode.ROTATION_UNDER_WAY)
                  .with("previousSecretGoodUntil", Times.text(until)));
      case RotateWebhookSecret.Result.Refused(var why) -> {
        LOG.warn("the secret was not rotated: {}", why);
        yield refused(call, Problem.of(ProblemCode.REFUSED_BY_PROVIDER));
      }
      case RotateWebhookSecret.Result.Unclear(var retryAfter) ->
          throw new Refused(Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(retryAfter));
    };
  }

  private StoredAnswer refused(Call call, Problem why) {
    return problems.answer(why, call.requestId(), null);
  }
}
