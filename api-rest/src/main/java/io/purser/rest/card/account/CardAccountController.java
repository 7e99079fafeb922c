package io.purser.rest.card.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.TenantId;
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

/** Says what is in card accounts, from our own books. */
@Controller("/v1/customers/{id}/card-account")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardAccountController {
  private final UnitOfWork work;
  private final Customers customers;
  private final CardAccounts accounts;
  private final JsonAnswers answers;

  CardAccountController(
      UnitOfWork work, Customers customers, CardAccounts accounts, JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.accounts = accounts;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_CARD)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.NO_CARD_ACCOUNT})
  @Operation(
      operationId = "getCardAccount",
      summary = "Read what is in a customer's card account",
      description =
          "All cards of the customer spend from it. Answers from our own books, says how old they"
              + " are, and never asks the provider.")
  @ApiResponse(
      responseCode = "200",
      description = "The account.",
      content = @Content(schema = @Schema(implementation = CardAccountView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    return answers.ok(
        work.reading(call.tenant(), () -> view(call.tenant(), customer)), call.audience());
  }

  private CardAccountView view(TenantId tenant, CustomerId customer) {
    if (customers.get(tenant, customer).isEmpty()) {
      throw new Refused(ProblemCode.NO_SUCH_CUSTOMER);
    }
    return accounts
        .of(tenant, customer)
        .orElseThrow(() -> new Refused(ProblemCode.NO_CARD_ACCOUNT));
  }
}
