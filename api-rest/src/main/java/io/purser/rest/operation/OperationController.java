package io.purser.rest.operation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Operations;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Refuses;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Says what became of a 202. */
@Controller("/v1/operations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operations")
final class OperationController {
  private final UnitOfWork work;
  private final Operations operations;
  private final AnswersByKind kinds;
  private final JsonAnswers answers;

  OperationController(
      UnitOfWork work, Operations operations, AnswersByKind kinds, JsonAnswers answers) {
    this.work = work;
    this.operations = operations;
    this.kinds = kinds;
    this.answers = answers;
  }

  @Get("/{operationId}")
  @Needs(Permission.READ_OPERATION)
  @Refuses(ProblemCode.NO_SUCH_OPERATION)
  @Operation(
      operationId = "getOperation",
      summary = "Read what became of a write",
      description =
          "Pending until the provider's answer is certain, however long that takes. The scope that"
              + " reads a customer reads its registration, the one that reads a wallet its"
              + " opening, the one that reads transfers a transfer. Operators see as well what every"
              + " attempt did and saw.")
  @ApiResponse(
      responseCode = "200",
      description = "The operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.OPERATION) String operationId) {
    call.query();
    var operation =
        OperationId.parse(operationId)
            .flatMap(id -> work.reading(call.tenant(), () -> operations.get(call.tenant(), id)))
            .filter(found -> Access.sees(call.caller(), found.header().concerned()))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_OPERATION));
    if (!operation.header().kind().neededToRead().isGivenTo(call.caller())) {
      throw new Refused(ProblemCode.NOT_PERMITTED);
    }
    return answers.ok(view(call, operation), call.audience());
  }

  private OperationView view(Call call, io.purser.domain.operation.Operation operation) {
    var view = kinds.view(operation, call.caller());
    return switch (call.caller()) {
      case Caller.Operator _ -> {
        var seen =
            work.reading(call.tenant(), () -> operations.seen(call.tenant(), operation.id()));
        yield view.with(OperationInspection.of(operation, seen));
      }
      case Caller.Service _, Caller.EndUser _, Caller.Newcomer _ -> view;
    };
  }
}
