package io.purser.rest.access.key;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.ApiKey;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.IssueApiKey;
import io.purser.domain.access.KeySecret;
import io.purser.domain.access.Permission;
import io.purser.domain.access.RotateApiKey;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.OnceTold;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.Tenants;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.FieldError;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The two requests whose answers show a key: making one, and making the one that comes after. */
@Controller("/v1/api-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "api-keys")
final class ApiKeyMakingController {
  private final IssueApiKey issue;
  private final RotateApiKey rotate;
  private final Tenants tenants;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  ApiKeyMakingController(
      IssueApiKey issue,
      RotateApiKey rotate,
      Tenants tenants,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.issue = issue;
    this.rotate = rotate;
    this.tenants = tenants;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post
  @Needs(Permission.MANAGE_API_KEYS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.TOO_MANY_API_KEYS})
  @Operation(
      operationId = "createApiKey",
      summary = "Make an API key for a service",
      description =
          "Keep the secret: only the first answer has it, a repeat with the same Idempotency-Key has it"
              + " not. When it is lost, revoke the key and make another.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewApiKey.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The key, with its secret. Location and ETag are set.",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  HttpResponse<byte[]> create(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewApiKey.read(call.json(body));
    var tenant = tenants.get(call.tenant()).orElseThrow();
    return requests
        .of(call, key, "POST /v1/api-keys", List.of(), wanted)
        .tellOnce(() -> create(call, tenant, wanted, by));
  }

  private OnceTold create(Call call, Tenant tenant, NewApiKey wanted, Initiator by) {
    return switch (issue.handle(
        tenant, wanted.purpose(), wanted.expiry(), call.caller().hands(), by)) {
      case IssueApiKey.Result.Issued(var key, var secret) -> made(call, key, secret);
      case IssueApiKey.Result.TooMany _ -> refused(call, ProblemCode.TOO_MANY_API_KEYS);
      case IssueApiKey.Result.ExpiresAtOnce _ ->
          throw new Refused(
              FieldError.inBody(
                  "#/" + NewApiKey.EXPIRES_AT, ProblemCode.INVALID_VALUE, "must be in the future"));
    };
  }

  @Post("/{keyId}/rotate")
  @Needs(Permission.MANAGE_API_KEYS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({ProblemCode.NO_SUCH_API_KEY, ProblemCode.API_KEY_NOT_ACTIVE})
  @Operation(
      operationId = "rotateApiKey",
      summary = "Make the key that comes after another",
      description =
          "For the same service, scopes and addresses, and for as long as the one of until now was made"
              + " for. That one works as well until the overlap is over, so that you can change over"
              + " without a pause; retries across the change are still retries, since the service is"
              + " the caller. Only the first answer has the secret.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ApiKeyRotation.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The new key, with its secret. Location and ETag are set.",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  HttpResponse<byte[]> rotate(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.API_KEY) String keyId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var rotation = ApiKeyRotation.read(call.json(body));
    var id = KeyIds.of(keyId);
    return requests
        .of(call, key, "POST /v1/api-keys/{keyId}/rotate", List.of(id.value()), rotation)
        .tellOnce(() -> rotate(call, id, rotation, by));
  }

  private OnceTold rotate(Call call, ApiKeyId id, ApiKeyRotation rotation, Initiator by) {
    return switch (rotate.handle(
        call.tenant(), id, rotation.overlap(), call.caller().hands(), by)) {
      case RotateApiKey.Result.Rotated(var next, var secret) -> made(call, next, secret);
      case RotateApiKey.Result.NoSuchKey _ -> refused(call, ProblemCode.NO_SUCH_API_KEY);
      case RotateApiKey.Result.BootstrapAlone _ -> refused(call, ProblemCode.NOT_PERMITTED);
      case RotateApiKey.Result.NotActive _ -> refused(call, ProblemCode.API_KEY_NOT_ACTIVE);
    };
  }

  private OnceTold made(Call call, ApiKey key, KeySecret secret) {
    var now = clock.instant();
    return new OnceTold(
        stored(call, key, ApiKeyView.withSecret(key, secret, now)),
        stored(call, key, ApiKeyView.of(key, now)));
  }

  private StoredAnswer stored(Call call, ApiKey key, ApiKeyView view) {
    var headers =
        Map.of(
            "ETag",
            JsonAnswers.etag(key.header().version()),
            "Location",
            "/v1/api-keys/" + key.id());
    return answers.stored(201, headers, view, call.audience(), null);
  }

  private OnceTold refused(Call call, ProblemCode why) {
    return OnceTold.nothing(problems.answer(Problem.of(why), call.requestId(), null));
  }
}
