package io.purser.rest.card.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.account.funding.FundingFilter;
import io.purser.domain.card.account.funding.FundingState;
import io.purser.domain.card.account.funding.Fundings;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.list.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the company has paid to its customers' card accounts. */
@Controller("/v1/programme/fundings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class AllFundingsController {
  private static final Map<String, FundingState> STATES = states();

  private final UnitOfWork work;
  private final Fundings fundings;
  private final Cursors cursors;
  private final JsonAnswers answers;

  AllFundingsController(UnitOfWork work, Fundings fundings, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.fundings = fundings;
    this.cursors = cursors;
    this.answers = answers;
  }

  private static Map<String, FundingState> states() {
    var states = new LinkedHashMap<String, FundingState>();
    for (var state : FundingState.values()) {
      states.put(CardFundingView.word(state), state);
    }
    return states;
  }

  @Get
  @Needs(Permission.READ_PROGRAMME)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listProgrammeFundings",
      summary = "List the fundings of all customers",
      description = "Newest first. Conditions hold together. Never asks the provider.",
      parameters = {
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"requested", "pending", "completed", "failed", "not-sent"})),
        @Parameter(
            name = "customerId",
            in = ParameterIn.QUERY,
            description = "A customer's id.",
            schema = @Schema(type = "string")),
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
      content = @Content(schema = @Schema(implementation = CardFundingPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query =
        call.query(
            "state", "customerId", "createdFrom", "createdBefore", "limit", "cursor", "include");
    var filters = filters(query);
    var listing = new Listing(call.tenant(), "GET /v1/programme/fundings", query.filters());
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> fundings.list(call.tenant(), filters, page));
    return answers.ok(
        new CardFundingPage(
            found.items().stream().map(CardFundingView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  private static List<FundingFilter> filters(Query query) {
    var filters = new ArrayList<FundingFilter>();
    query.choice("state", STATES).map(FundingFilter.InState::new).ifPresent(filters::add);
    query
        .parsed("customerId", CustomerId::parse, "must be a customer's id")
        .map(FundingFilter.OfCustomer::new)
        .ifPresent(filters::add);
    query.time("createdFrom").map(FundingFilter.CreatedFrom::new).ifPresent(filters::add);
    query.time("createdBefore").map(FundingFilter.CreatedBefore::new).ifPresent(filters::add);
    return filters;
  }
}
