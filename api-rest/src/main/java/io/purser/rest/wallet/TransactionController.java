package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.TransactionFilter;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.wallet.WalletTransactions;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Words;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/** One feed of a customer's transactions over all wallets. */
@Controller("/v1/customers/{id}/transactions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transactions")
final class TransactionController {
  private static final Map<String, Direction> DIRECTIONS = Words.byWord(Direction.values());
  private static final Map<String, Progress> STATES = Words.byWord(Progress.values());

  private final UnitOfWork work;
  private final Customers customers;
  private final WalletTransactions transactions;
  private final Cursors cursors;
  private final JsonAnswers answers;

  TransactionController(
      UnitOfWork work,
      Customers customers,
      WalletTransactions transactions,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.transactions = transactions;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_WALLET)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listTransactions",
      summary = "List a customer's transactions",
      description = "Newest first, over all wallets. Conditions hold together.",
      parameters = {
        @Parameter(
            name = "walletId",
            in = ParameterIn.QUERY,
            description = Described.WALLET,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "direction",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"deposit", "withdrawal"})),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"pending", "completed", "failed"})),
        @Parameter(
            name = "createdFrom",
            in = ParameterIn.QUERY,
            description = Described.FROM,
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "createdBefore",
            in = ParameterIn.QUERY,
            description = Described.BEFORE,
            schema = @Schema(type = "string", format = "date-time"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = TransactionPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query =
        call.query(
            "walletId",
            "direction",
            "state",
            "createdFrom",
            "createdBefore",
            "limit",
            "cursor",
            "include");
    var filters = new ArrayList<TransactionFilter>();
    query
        .parsed("walletId", WalletId::parse, "must be a wallet's id")
        .map(TransactionFilter.InWallet::new)
        .ifPresent(filters::add);
    query.choice("direction", DIRECTIONS).map(TransactionFilter.Going::new).ifPresent(filters::add);
    query.choice("state", STATES).map(TransactionFilter.InState::new).ifPresent(filters::add);
    query.time("createdFrom").map(TransactionFilter.CreatedFrom::new).ifPresent(filters::add);
    query.time("createdBefore").map(TransactionFilter.CreatedBefore::new).ifPresent(filters::add);
    var customer = call.customer(id);
    var parts = new TreeMap<>(query.filters());
    parts.put("id", customer.value());
    var listing = new Listing(call.tenant(), "GET /v1/customers/{id}/transactions", parts);
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> transactions.list(call.tenant(), customer, filters, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(TransactionPage.of(found, cursors.next(listing, found)), call.audience());
  }

  static Listing listing(TenantId tenant, CustomerId customer) {
    return new Listing(
        tenant, "GET /v1/customers/{id}/transactions", Map.of("id", customer.value()));
  }
}
