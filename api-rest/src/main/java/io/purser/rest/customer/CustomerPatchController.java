package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.ChangeCustomer;
import io.purser.domain.customer.CustomerChanges;
import io.purser.domain.customer.CustomerId;
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
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.function.LongPredicate;

/** Changes customers. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerPatchController {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final UnitOfWork work;
  private final ChangeCustomer changeCustomer;
  private final JsonAnswers answers;
  private final InstantSource clock;

  CustomerPatchController(
      UnitOfWork work, ChangeCustomer changeCustomer, JsonAnswers answers, InstantSource clock) {
    this.work = work;
    this.changeCustomer = changeCustomer;
    this.answers = answers;
    this.clock = clock;
  }

  @Patch("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.CHANGE_CUSTOMER)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.INSUFFICIENT_USER_AUTHENTICATION,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.WRONG_CUSTOMER_TYPE,
    ProblemCode.EMAIL_TAKEN,
    ProblemCode.EXTERNAL_ID_TAKEN,
    ProblemCode.EMAIL_IN_USE,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "changeCustomer",
      summary = "Change a customer",
      description =
          "The provider is not told, since it takes no changes: where it knows the customer by another"
              + " e-mail, services and operators see both. A patch that changes nothing leaves the"
              + " version as it is. A suspended customer is changed by services and operators"
              + " alone. End users need a fresh login to change their e-mail or phone.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = CustomerPatch.class),
            examples = @ExampleObject(name = "patch", value = CustomerPatch.EXAMPLE)),
        @Content(
            mediaType = MERGE_PATCH,
            schema = @Schema(implementation = CustomerPatch.class),
            examples = @ExampleObject(name = "patch", value = CustomerPatch.EXAMPLE))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The customer as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var customer = call.customer(id);
    var changes =
        CustomerPatch.read(call.mergePatch(body), customer.type(), call, Dates.latest(clock));
    var result =
        Retries.whenStale(
            () ->
                work.inTransaction(
                    call.tenant(), () -> change(call, customer, expected, changes, by)));
    return switch (result) {
      case ChangeCustomer.Result.Done(var changed) ->
          answers.ok(CustomerView.of(changed), changed.header().version(), call.audience());
      case ChangeCustomer.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case ChangeCustomer.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  private ChangeCustomer.Result change(
      Call call,
      CustomerId customer,
      LongPredicate expected,
      CustomerChanges changes,
      Initiator by) {
    return Access.seesOthers(call.caller())
        ? changeCustomer.byTenant(call.tenant(), customer, expected, changes, by)
        : changeCustomer.byThemselves(call.tenant(), customer, expected, changes, by);
  }
}
