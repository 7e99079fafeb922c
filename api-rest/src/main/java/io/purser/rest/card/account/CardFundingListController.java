package io.purser.rest.card.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.account.funding.FundingFilter;
import io.purser.domain.card.account.funding.FundingId;
import io.purser.domain.card.account.funding.Fundings;
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
import java.util.List;
import java.util.Map;

/** Reads fundings of card accounts. */
@Controller("/v1/customers/{id}/card-account/fundings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardFundingListController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Fundings fundings;
  private final Cursors cursors;
  private final JsonAnswers answers;

  CardFundingListController(
      UnitOfWork work,
      Customers customers,
      Fundings fundings,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.fundings = fundings;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_CARD)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listCardFundings",
      summary = "List the fundings of a card account",
      description = "Newest first. Never asks the provider.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CardFundingPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing =
        new Listing(
            call.tenant(),
            "GET /v1/customers/{id}/card-account/fundings",
            Map.of("id", customer.value()));
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(
                            _ ->
                                fundings.list(
                                    call.tenant(),
                                    List.of(new FundingFilter.OfCustomer(customer)),
                                    page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(
        new CardFundingPage(
            found.items().stream().map(CardFundingView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{fundingId}")
  @Needs(Permission.READ_CARD)
  @Takes(Input.VERSION)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.NO_SUCH_FUNDING})
  @Operation(operationId = "getCardFunding", summary = "Read a funding of a card account")
  @ApiResponse(
      responseCode = "200",
      description = "The funding. ETag is its version.",
      content = @Content(schema = @Schema(implementation = CardFundingView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = "A funding's id.") String fundingId) {
    call.query();
    var customer = call.customer(id);
    var funding =
        FundingId.parse(fundingId)
            .flatMap(
                parsed -> work.reading(call.tenant(), () -> fundings.get(call.tenant(), parsed)))
            .filter(found -> found.header().customer().equals(customer))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_FUNDING));
    return answers.unlessSeen(
        CardFundingView.of(funding),
        funding.header().version(),
        call.header("If-None-Match"),
        call.audience());
  }
}
