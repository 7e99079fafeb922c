package io.purser.rest.card.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.account.withdrawal.WithdrawalId;
import io.purser.domain.card.account.withdrawal.Withdrawals;
import io.purser.domain.customer.Customers;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** Reads withdrawals from card accounts. */
@Controller("/v1/customers/{id}/card-account/withdrawals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardWithdrawalListController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Withdrawals withdrawals;
  private final Cursors cursors;
  private final JsonAnswers answers;

  CardWithdrawalListController(
      UnitOfWork work,
      Customers customers,
      Withdrawals withdrawals,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.withdrawals = withdrawals;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_CARD)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listCardWithdrawals",
      summary = "List the withdrawals from a card account",
      description = "Newest first. Never asks the provider.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CardWithdrawalPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing =
        new Listing(
            call.tenant(),
            "GET /v1/customers/{id}/card-account/withdrawals",
            Map.of("id", customer.value()));
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> withdrawals.list(call.tenant(), customer, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(
        new CardWithdrawalPage(
            found.items().stream().map(CardWithdrawalView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{withdrawalId}")
  @Needs(Permission.READ_CARD)
  @Takes(Input.VERSION)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.NO_SUCH_WITHDRAWAL})
  @Operation(operationId = "getCardWithdrawal", summary = "Read a withdrawal from a card account")
  @ApiResponse(
      responseCode = "200",
      description = "The withdrawal. ETag is its version.",
      content = @Content(schema = @Schema(implementation = CardWithdrawalView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = "A withdrawal's id.") String withdrawalId) {
    call.query();
    var customer = call.customer(id);
    var withdrawal =
        WithdrawalId.parse(withdrawalId)
            .flatMap(
                parsed -> work.reading(call.tenant(), () -> withdrawals.get(call.tenant(), parsed)))
            .filter(found -> found.header().customer().equals(customer))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_WITHDRAWAL));
    return answers.unlessSeen(
        CardWithdrawalView.of(withdrawal),
        withdrawal.header().version(),
        call.header("If-None-Match"),
        call.audience());
  }
}
