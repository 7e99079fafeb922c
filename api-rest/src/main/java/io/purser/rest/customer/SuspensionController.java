package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/**
 * Suspends customers and lets them back in. Doing either twice is fine; the key is for a retry that
 * comes late, which must not undo what was done since.
 */
@Controller("/v1/customers/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class SuspensionController {
  private final SuspendCustomer suspendCustomer;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  SuspensionController(
      SuspendCustomer suspendCustomer,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.suspendCustomer = suspendCustomer;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/suspend")
  @Needs(Permission.SUSPEND_CUSTOMER)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_DELETED})
  @Operation(
      operationId = "suspendCustomer",
      summary = "Suspend a customer",
      description =
          "The customer can be looked at and nothing new is done for it. Suspending twice is fine;"
              + " the first reason stays.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReasonGiven.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The customer as it is now.",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  HttpResponse<byte[]> suspend(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var given = ReasonGiven.read(call.json(body));
    var customer = call.customer(id);
    var by = call.initiator(given.reason());
    return requests
        .of(call, key, "POST /v1/customers/{id}/suspend", List.of(customer.value()), given)
        .answer(
            () ->
                stored(call, suspendCustomer.suspend(call.tenant(), customer, given.reason(), by)));
  }

  @Post("/reactivate")
  @Needs(Permission.SUSPEND_CUSTOMER)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_DELETED})
  @Operation(
      operationId = "reactivateCustomer",
      summary = "Let a suspended customer back in",
      description = "Reactivating twice is fine.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ReasonGiven.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The customer as it is now.",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  HttpResponse<byte[]> reactivate(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var given = ReasonGiven.read(call.json(body));
    var customer = call.customer(id);
    var by = call.initiator(given.reason());
    return requests
        .of(call, key, "POST /v1/customers/{id}/reactivate", List.of(customer.value()), given)
        .answer(() -> stored(call, suspendCustomer.reactivate(call.tenant(), customer, by)));
  }

  private StoredAnswer stored(Call call, SuspendCustomer.Result result) {
    return switch (result) {
      case SuspendCustomer.Result.Done(var customer) ->
          answers.stored(
              200,
              Map.of("ETag", JsonAnswers.etag(customer.header().version())),
              CustomerView.of(customer),
              call.audience(),
              customer.id());
      case SuspendCustomer.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
    };
  }
}
