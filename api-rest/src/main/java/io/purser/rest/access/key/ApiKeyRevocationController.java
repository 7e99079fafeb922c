package io.purser.rest.access.key;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.ApiKeyId;
import io.purser.domain.access.ChangeApiKey;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.StoredAnswer;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Ends keys. */
@Controller("/v1/api-keys/{keyId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "api-keys")
final class ApiKeyRevocationController {
  private final ChangeApiKey change;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  ApiKeyRevocationController(
      ChangeApiKey change,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.change = change;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post("/revoke")
  @Consumes(MediaType.ALL)
  @Needs(Permission.MANAGE_API_KEYS)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_API_KEY)
  @Operation(
      operationId = "revokeApiKey",
      summary = "Have an API key work no more",
      description =
          "On every node within five seconds, for streams of events that are open as well. What it has"
              + " begun goes on. Revoking twice is fine; a key never comes back.")
  @ApiResponse(
      responseCode = "200",
      description = "The key as it is now.",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  HttpResponse<byte[]> revoke(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.API_KEY) String keyId) {
    call.query();
    call.requireNoBody(request.getBody());
    var by = call.initiator();
    var key = call.idempotencyKey();
    var id = KeyIds.of(keyId);
    return requests
        .of(call, key, "POST /v1/api-keys/{keyId}/revoke", List.of(id.value()), Map.of())
        .answer(() -> revoke(call, id, by));
  }

  private StoredAnswer revoke(Call call, ApiKeyId id, Initiator by) {
    return switch (change.revoke(call.tenant(), id, by)) {
      case ChangeApiKey.Result.Changed(var key) ->
          answers.stored(
              200,
              Map.of("ETag", JsonAnswers.etag(key.header().version())),
              ApiKeyView.of(key, clock.instant()),
              call.audience(),
              null);
      case ChangeApiKey.Result.NoSuchKey _ ->
          problems.answer(Problem.of(ProblemCode.NO_SUCH_API_KEY), call.requestId(), null);
      case ChangeApiKey.Result.OtherVersion _ ->
          throw new IllegalStateException("a revocation takes any version");
    };
  }
}
