package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.deletion.DeleteCustomer;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Deletes customers. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerDeletionController {
  private final UnitOfWork work;
  private final DeleteCustomer deleteCustomer;

  CustomerDeletionController(UnitOfWork work, DeleteCustomer deleteCustomer) {
    this.work = work;
    this.deleteCustomer = deleteCustomer;
  }

  @Delete("/{id}")
  @Needs(Permission.DELETE_CUSTOMER)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_NOT_DELETABLE})
  @Operation(
      operationId = "deleteCustomer",
      summary = "Delete a customer",
      description =
          "For good, and refused while money, cards or anything that is under way remain; reasons"
              + " names all of it at once. E-mail and external id are free then, logins end, and"
              + " services and operators still read what happened. The provider is not told: it"
              + " deletes nobody. Deleting twice is fine. Not for end users.")
  @ApiResponse(responseCode = "204", description = "Deleted.")
  HttpResponse<byte[]> delete(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var customer = call.customer(id);
    var result =
        Retries.whenStale(
            () ->
                work.inTransaction(
                    call.tenant(),
                    () -> deleteCustomer.handle(call.tenant(), customer, expected, by)));
    return switch (result) {
      case DeleteCustomer.Result.Done _ -> HttpResponse.noContent();
      case DeleteCustomer.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case DeleteCustomer.Result.Kept(var kept, var obstacles) ->
          throw new Refused(Refusals.notDeletable(kept, obstacles));
      case DeleteCustomer.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }
}
