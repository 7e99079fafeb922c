package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.SuspendCustomer;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.Supplier;

/** Suspends customers and lets them back in; either may be repeated without effect. */
@Controller("/v1/customers/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class SuspensionController {
  private final UnitOfWork work;
  private final SuspendCustomer suspendCustomer;
  private final JsonAnswers answers;

  SuspensionController(UnitOfWork work, SuspendCustomer suspendCustomer, JsonAnswers answers) {
    this.work = work;
    this.suspendCustomer = suspendCustomer;
    this.answers = answers;
  }

  @Post("/suspend")
  @Needs(Permission.SUSPEND_CUSTOMER)
  @Takes(Input.JSON)
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_CUSTOMER})
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
    var reason = ReasonGiven.read(call.json(body)).reason();
    var customer = call.customer(id);
    return answer(
        call,
        () -> suspendCustomer.suspend(call.tenant(), customer, reason, call.initiator(reason)));
  }

  @Post("/reactivate")
  @Needs(Permission.SUSPEND_CUSTOMER)
  @Takes(Input.JSON)
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_CUSTOMER})
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
    var reason = ReasonGiven.read(call.json(body)).reason();
    var customer = call.customer(id);
    return answer(
        call, () -> suspendCustomer.reactivate(call.tenant(), customer, call.initiator(reason)));
  }

  private HttpResponse<byte[]> answer(Call call, Supplier<SuspendCustomer.Result> change) {
    var result = Retries.whenStale(() -> work.inTransaction(call.tenant(), change));
    return switch (result) {
      case SuspendCustomer.Result.Done(var customer) ->
          answers.ok(CustomerView.of(customer), customer.header().version(), call.audience());
      case SuspendCustomer.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }
}
