package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.erasure.EraseCustomer;
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

/** Erases customers who were deleted. */
@Controller("/v1/customers/{id}/erasure")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerErasureController {
  private final UnitOfWork work;
  private final EraseCustomer eraseCustomer;

  CustomerErasureController(UnitOfWork work, EraseCustomer eraseCustomer) {
    this.work = work;
    this.eraseCustomer = eraseCustomer;
  }

  @Post
  @Needs(Permission.ERASE_CUSTOMER)
  @Takes({Input.REASON})
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_NOT_DELETED})
  @Operation(
      operationId = "eraseCustomer",
      summary = "Erase a deleted customer",
      description =
          "Destroys the key that everything about the customer is sealed under, and what stands in"
              + " clear, for good. What happened, when, by whom and how much stays, without what"
              + " was said of the customer. Needs no Idempotency-Key: erasing twice is fine. Not"
              + " for end users.")
  @ApiResponse(responseCode = "204", description = "Erased.")
  HttpResponse<byte[]> erase(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var customer = call.customer(id);
    var result =
        Retries.whenStale(
            () ->
                work.inTransaction(
                    call.tenant(), () -> eraseCustomer.handle(call.tenant(), customer, by)));
    return switch (result) {
      case EraseCustomer.Result.Done _ -> HttpResponse.noContent();
      case EraseCustomer.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }
}
