package io.purser.rest.kyc;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.kyc.ReadKyc;
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

/** Reads how far customers are known. */
@Controller("/v1/customers/{id}/kyc")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class KycController {
  private final UnitOfWork work;
  private final Customers customers;
  private final ReadKyc readKyc;
  private final JsonAnswers answers;

  KycController(UnitOfWork work, Customers customers, ReadKyc readKyc, JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.readKyc = readKyc;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_KYC)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getKyc",
      summary = "Read how far a customer is known",
      description =
          "Everybody has one, from the first moment on. Never asks the provider: what it has found"
              + " out is told by webhook on the way to a card, or found within a minute.")
  @ApiResponse(
      responseCode = "200",
      description = "How far the customer is known.",
      content = @Content(schema = @Schema(implementation = KycView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    var status =
        work.reading(
            call.tenant(),
            () ->
                customers
                    .get(call.tenant(), customer)
                    .filter(it -> it instanceof Customer.Living || Access.seesOthers(call.caller()))
                    .map(readKyc::of)
                    .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER)));
    return answers.ok(KycView.of(status), call.audience());
  }
}
