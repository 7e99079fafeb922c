package io.purser.rest.operation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.operation.DecideOperation;
import io.purser.domain.operation.LookAgain;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperatorRequests;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.idempotency.Idempotency;
import io.purser.rest.idempotency.Replies;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Lets operators end what nobody else could. */
@Controller("/v1/operations/{operationId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operations")
final class DecisionController {
  private final DecideOperation decideOperation;
  private final LookAgain lookAgain;
  private final OperatorRequests requests;
  private final Idempotency idempotency;
  private final Replies replies;
  private final DecisionAnswers answers;

  DecisionController(
      DecideOperation decideOperation,
      LookAgain lookAgain,
      OperatorRequests requests,
      Idempotency idempotency,
      Replies replies,
      DecisionAnswers answers) {
    this.decideOperation = decideOperation;
    this.lookAgain = lookAgain;
    this.requests = requests;
    this.idempotency = idempotency;
    this.replies = replies;
    this.answers = answers;
  }

  @Post("/decision")
  @Needs(Permission.DECIDE_OPERATION)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_OPERATION,
    ProblemCode.OPERATION_NOT_MANUAL,
    ProblemCode.ONLY_A_LOOK_UP_TELLS,
    ProblemCode.OPERATION_BUSY
  })
  @Operation(
      operationId = "decideOperation",
      summary = "Say what became of an operation that waits for a person",
      description =
          "Settles it for ever: callers who wait for it get their final answer. Look at what its"
              + " attempts saw, and into the provider's own console, first.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewDecision.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Decided: the operation as it is now.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> decide(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.OPERATION) String operationId,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var decision = NewDecision.read(call.json(body));
    var id = operation(operationId);
    var by = call.initiator(decision.reason());
    var identified =
        idempotency.of(
            call, key, "POST /v1/operations/{operationId}/decision", List.of(id.value()), decision);
    var providerId = decision.providerId();
    OperatorRequests.Decision made =
        providerId == null
            ? alongside -> decideOperation.reject(call.tenant(), id, by, alongside)
            : alongside -> decideOperation.confirm(call.tenant(), id, providerId, by, alongside);
    return replies.give(
        Retries.whenStale(
            () -> requests.decide(identified, made, result -> answers.of(result, call))),
        call.requestId());
  }

  @Post("/look-again")
  @Needs(Permission.LOOK_AGAIN)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_OPERATION,
    ProblemCode.OPERATION_NOT_MANUAL
  })
  @Operation(
      operationId = "lookAgain",
      summary = "Have the provider asked again about an operation that waits for a person",
      description =
          "Sends nothing. When the effect is found the operation is confirmed; else it stays as it"
              + " is, with one more observation.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewLook.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The operation after the look.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> lookAgain(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.OPERATION) String operationId,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var look = NewLook.read(call.json(body));
    var id = operation(operationId);
    var by = call.initiator(look.reason());
    var identified =
        idempotency.of(
            call, key, "POST /v1/operations/{operationId}/look-again", List.of(id.value()), look);
    return replies.give(
        Retries.whenStale(
            () ->
                requests.lookAgain(
                    identified,
                    () -> lookAgain.handle(call.tenant(), id, by, call.deadline()),
                    result -> answers.of(result, call))),
        call.requestId());
  }

  private static OperationId operation(String text) {
    return OperationId.parse(text).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_OPERATION));
  }
}
