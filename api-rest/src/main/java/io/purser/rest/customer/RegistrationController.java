package io.purser.rest.customer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.RegisterCustomer;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Makes customers known to the provider before their first wallet does. */
@Controller("/v1/customers/{id}/registration")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class RegistrationController {
  private final RegisterCustomer registerCustomer;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;

  RegistrationController(
      RegisterCustomer registerCustomer, KeyedRequests requests, ProblemDocuments problems) {
    this.registerCustomer = registerCustomer;
    this.requests = requests;
    this.problems = problems;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Needs(Permission.REGISTER_CUSTOMER)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.EMAIL_MISSING,
    ProblemCode.ALREADY_REGISTERED,
    ProblemCode.EMAIL_KNOWN_TO_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "registerCustomer",
      summary = "Register a customer at the provider",
      description = "A customer's first wallet does this as well. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Registered.",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> register(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var customer = call.customer(id);
    return requests
        .of(call, key, "POST /v1/customers/{id}/registration", List.of(customer.value()), Map.of())
        .plan(() -> plan(call, customer, by));
  }

  private Plan plan(Call call, CustomerId customer, Initiator by) {
    return switch (registerCustomer.plan(call.tenant(), customer, by)) {
      case RegisterCustomer.Result.Planned(var operation) -> new Plan.Planned(operation);
      case RegisterCustomer.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
      case RegisterCustomer.Result.Failed(var who, var why) ->
          new Plan.Answered(
              problems.answer(
                  Refusals.of(why).with("customerId", who.value()), call.requestId(), who));
    };
  }
}
