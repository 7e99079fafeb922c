package io.purser.rest.card.spending;

import static java.util.stream.Collectors.toMap;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.card.CardId;
import io.purser.domain.card.spending.CardTransactionId;
import io.purser.domain.card.spending.CardTransactions;
import io.purser.domain.card.spending.SpendingFilter;
import io.purser.domain.card.spending.SpendingKind;
import io.purser.domain.card.spending.SpendingState;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.card.VisibleCards;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Words;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.list.Query;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what cards were used for. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardSpendingController {
  private static final String OCCURRED_FROM = "Began at this time or later (RFC 3339).";
  private static final String OCCURRED_BEFORE = "Began before this time (RFC 3339).";
  private static final Map<String, SpendingKind> KINDS = Words.byWord(SpendingKind.values());
  private static final Map<String, SpendingState> STATES =
      Arrays.stream(SpendingState.values())
          .collect(toMap(CardTransactionView::spelled, state -> state));

  private final UnitOfWork work;
  private final Customers customers;
  private final CardTransactions transactions;
  private final VisibleCards visible;
  private final Cursors cursors;
  private final JsonAnswers answers;

  CardSpendingController(
      UnitOfWork work,
      Customers customers,
      CardTransactions transactions,
      VisibleCards visible,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.transactions = transactions;
    this.visible = visible;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get("/customers/{id}/card-transactions")
  @Needs(Permission.READ_CARD)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listCardTransactions",
      summary = "List what a customer's cards were used for",
      description =
          "Those that began last first, over all cards. Conditions hold together. Never asks the"
              + " provider.",
      parameters = {
        @Parameter(
            name = "cardId",
            in = ParameterIn.QUERY,
            description = Described.CARD,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"purchase", "refund", "withdrawal", "other"})),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "authorized",
                      "partially-reversed",
                      "declined",
                      "failed",
                      "expired",
                      "reversed",
                      "settled",
                      "not-understood"
                    })),
        @Parameter(
            name = "occurredFrom",
            in = ParameterIn.QUERY,
            description = OCCURRED_FROM,
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "occurredBefore",
            in = ParameterIn.QUERY,
            description = OCCURRED_BEFORE,
            schema = @Schema(type = "string", format = "date-time"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CardTransactionPage.class)))
  HttpResponse<byte[]> ofCustomer(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query =
        call.query(
            "cardId",
            "kind",
            "state",
            "occurredFrom",
            "occurredBefore",
            "limit",
            "cursor",
            "include");
    var filters = filters(query);
    query
        .parsed("cardId", CardId::parse, "must be a card's id")
        .map(SpendingFilter.WithCard::new)
        .ifPresent(filters::add);
    return list(call, query, "/v1/customers/{id}/card-transactions", call.customer(id), filters);
  }

  @Get("/cards/{cardId}/transactions")
  @Needs(Permission.READ_CARD)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CARD)
  @Operation(
      operationId = "listTransactionsOfCard",
      summary = "List what a card was used for",
      description =
          "Those that began last first. A transaction of which it is not certain which card it was"
              + " stands in the customer's list alone.",
      parameters = {
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"purchase", "refund", "withdrawal", "other"})),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "authorized",
                      "partially-reversed",
                      "declined",
                      "failed",
                      "expired",
                      "reversed",
                      "settled",
                      "not-understood"
                    })),
        @Parameter(
            name = "occurredFrom",
            in = ParameterIn.QUERY,
            description = OCCURRED_FROM,
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "occurredBefore",
            in = ParameterIn.QUERY,
            description = OCCURRED_BEFORE,
            schema = @Schema(type = "string", format = "date-time"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CardTransactionPage.class)))
  HttpResponse<byte[]> ofCard(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CARD) String cardId) {
    var query =
        call.query("kind", "state", "occurredFrom", "occurredBefore", "limit", "cursor", "include");
    var filters = filters(query);
    var card = visible.get(call, cardId);
    filters.add(new SpendingFilter.WithCard(card.id()));
    return list(
        call, query, "/v1/cards/" + card.id() + "/transactions", card.header().customer(), filters);
  }

  private static List<SpendingFilter> filters(Query query) {
    var filters = new ArrayList<SpendingFilter>();
    query.choice("kind", KINDS).map(SpendingFilter.OfKind::new).ifPresent(filters::add);
    query.choice("state", STATES).map(SpendingFilter.InState::new).ifPresent(filters::add);
    query.time("occurredFrom").map(SpendingFilter.OccurredFrom::new).ifPresent(filters::add);
    query.time("occurredBefore").map(SpendingFilter.OccurredBefore::new).ifPresent(filters::add);
    return filters;
  }

  private HttpResponse<byte[]> list(
      Call call, Query query, String route, CustomerId customer, List<SpendingFilter> filters) {
    var parts = new TreeMap<>(query.filters());
    parts.put("id", customer.value());
    var listing = new Listing(call.tenant(), "GET " + route, parts);
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> transactions.list(call.tenant(), customer, filters, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(
        new CardTransactionPage(
            found.items().stream().map(CardTransactionView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/card-transactions/{transactionId}")
  @Needs(Permission.READ_CARD)
  @Refuses(ProblemCode.NO_SUCH_CARD_TRANSACTION)
  @Operation(
      operationId = "getCardTransaction",
      summary = "Read a card transaction",
      description = "With everything that happened to it, in order.")
  @ApiResponse(
      responseCode = "200",
      description = "The card transaction.",
      content = @Content(schema = @Schema(implementation = CardTransactionView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CARD_TRANSACTION) String transactionId) {
    call.query();
    var spending =
        CardTransactionId.parse(transactionId)
            .flatMap(id -> work.reading(call.tenant(), () -> transactions.get(call.tenant(), id)))
            .filter(found -> Access.sees(call.caller(), found.transaction().header().customer()))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CARD_TRANSACTION));
    return answers.ok(CardTransactionView.of(spending), call.audience());
  }
}
