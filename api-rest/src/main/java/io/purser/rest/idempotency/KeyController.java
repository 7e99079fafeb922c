package io.purser.rest.idempotency;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotencyRecords;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Query;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/**
 * Says what became of a request, to whoever made it. The key stands in the query, where every key
 * can be written; in a path some could not.
 */
@Controller("/v1/idempotency-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "requests")
final class KeyController {
  private final UnitOfWork work;
  private final IdempotencyRecords records;
  private final JsonAnswers answers;

  KeyController(UnitOfWork work, IdempotencyRecords records, JsonAnswers answers) {
    this.work = work;
    this.records = records;
    this.answers = answers;
  }

  @Get("/lookup")
  @Needs(Permission.READ_OWN_REQUESTS)
  @Takes(Input.QUERY)
  @Refuses(ProblemCode.NO_SUCH_KEY)
  @Operation(
      operationId = "lookUpIdempotencyKey",
      summary = "Find out what became of a request by its Idempotency-Key",
      description =
          "Only requests of the same caller are found: of the same service, whatever its API key, or"
              + " of the same subject. To get the answer itself, send the request again.",
      parameters =
          @Parameter(
              name = "key",
              in = ParameterIn.QUERY,
              required = true,
              description = "The Idempotency-Key of the request.",
              schema = @Schema(type = "string", pattern = "^[!-~]{1,255}$")))
  @ApiResponse(
      responseCode = "200",
      description = "What is known of the request.",
      content = @Content(schema = @Schema(implementation = KnownRequestView.class)))
  HttpResponse<byte[]> lookUp(@Parameter(hidden = true) Call call) {
    var key =
        call.query("key")
            .parsed(
                "key",
                text -> Optional.of(text).filter(IdempotencyKey::isValid).map(IdempotencyKey::new),
                "must be 1 to 255 visible ASCII characters")
            .orElseThrow(() -> Query.invalid("key", "must be there"));
    var known =
        work.reading(
                call.tenant(), () -> records.find(call.tenant(), call.caller().principal(), key))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_KEY));
    return answers.ok(KnownRequestView.of(key, known), call.audience());
  }
}
