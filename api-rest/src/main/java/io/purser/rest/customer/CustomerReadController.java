package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.customer.overview.Expansions;
import io.purser.rest.customer.overview.Expansions.Wanted;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Reads customers one by one, alone or with what belongs to them. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerReadController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Overviews overviews;
  private final Expansions expansions;
  private final JsonAnswers answers;

  CustomerReadController(
      UnitOfWork work,
      Customers customers,
      Overviews overviews,
      Expansions expansions,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.overviews = overviews;
    this.expansions = expansions;
    this.answers = answers;
  }

  @Get("/{id}")
  @Needs(Permission.READ_CUSTOMER)
  @Takes({Input.VERSION, Input.QUERY})
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getCustomer",
      summary = "Read a customer",
      description =
          "End users read themselves as me. Of one who was deleted, services and operators see what"
              + " is left. What is asked for together with the customer needs the"
              + " permission that it needs alone. ETag is the customer's version and knows nothing"
              + " of what belongs to them, so an answer with more than the customer has none.",
      parameters = {
        @Parameter(
            name = "expand",
            in = ParameterIn.QUERY,
            description =
                "What to read together with the customer, with a comma between: balances, cards,"
                    + " externalWallets, onboarding, transactions, wallets. Of lists the first 20.",
            schema = @Schema(type = "string", example = "wallets,balances")),
        @Parameter(
            name = "include",
            in = ParameterIn.QUERY,
            description = "counts says how many wallets, cards and transfers there are.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"counts"}))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The customer. ETag is its version; absent when more was asked for.",
      content = @Content(schema = @Schema(implementation = ExpandedCustomerView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var wanted = expansions.wanted(call, call.query("expand", "include"));
    var customer = call.customer(id);
    return wanted.isNothing() ? alone(call, customer) : expanded(call, customer, wanted);
  }

  private HttpResponse<byte[]> alone(Call call, CustomerId id) {
    var customer =
        found(
            work.reading(call.tenant(), () -> customers.get(call.tenant(), id))
                .filter(it -> isSeen(call, it)));
    return answers.unlessSeen(
        CustomerView.of(customer),
        customer.header().version(),
        call.header("If-None-Match"),
        call.audience());
  }

  private HttpResponse<byte[]> expanded(Call call, CustomerId id, Wanted wanted) {
    var customer =
        found(
            work.reading(
                call.tenant(),
                () ->
                    overviews
                        .of(call.tenant(), id, wanted.parts())
                        .filter(overview -> isSeen(call, overview.customer()))
                        .map(overview -> ExpandedCustomerView.of(overview, wanted))));
    return answers.ok(customer, call.audience());
  }

  /** What is left of one who was deleted is for services and operators. */
  static boolean isSeen(Call call, Customer customer) {
    return customer instanceof Customer.Living || Access.seesOthers(call.caller());
  }

  private static <T> T found(Optional<T> customer) {
    return customer.orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
  }
}
