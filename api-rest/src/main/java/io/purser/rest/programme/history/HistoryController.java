package io.purser.rest.programme.history;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.programme.history.MovementFilter;
import io.purser.domain.programme.history.MovementKind;
import io.purser.domain.programme.history.ReadHistory;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
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
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What moved the company's master wallet. */
@Controller("/v1/programme/master-wallet/transactions")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class HistoryController {
  private static final Map<String, MovementKind> KINDS = Words.byWord(MovementKind.values());

  private final ReadHistory readHistory;
  private final Cursors cursors;
  private final JsonAnswers answers;

  HistoryController(ReadHistory readHistory, Cursors cursors, JsonAnswers answers) {
    this.readHistory = readHistory;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_PROGRAMME)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listMasterWalletTransactions",
      summary = "List what moved the master wallet",
      description =
          "Deposits, swaps, fundings and withdrawals, and whatever else the provider lists, newest"
              + " first. Conditions hold together. From what we keep, with its age; the provider is"
              + " never asked. Tenants that share an account at the provider share its master wallet,"
              + " so each of them sees all of it.",
      parameters = {
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"deposit", "swap", "funding", "withdrawal", "other"})),
        @Parameter(
            name = "currency",
            in = ParameterIn.QUERY,
            description = "A currency's code of three letters.",
            schema = @Schema(type = "string", example = "USD"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them, with the age of the whole.",
      content = @Content(schema = @Schema(implementation = MovementPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("kind", "currency", "limit", "cursor", "include");
    var filters = filters(query);
    var listing =
        new Listing(call.tenant(), "GET /v1/programme/master-wallet/transactions", query.filters());
    var history = readHistory.handle(call.tenant(), filters, cursors.page(listing, query));
    var found = history.page();
    var asOf = history.asOf();
    return answers.ok(
        new MovementPage(
            found.items().stream().map(MovementView::of).toList(),
            cursors.next(listing, found),
            found.total(),
            asOf == null ? null : Times.text(asOf),
            history.isStale()),
        call.audience());
  }

  private static List<MovementFilter> filters(Query query) {
    var filters = new ArrayList<MovementFilter>();
    query.choice("kind", KINDS).map(MovementFilter.OfKind::new).ifPresent(filters::add);
    query
        .parsed("currency", HistoryController::currency, "must be a currency's code, such as USD")
        .map(MovementFilter.In::new)
        .ifPresent(filters::add);
    return filters;
  }

  private static Optional<Currency> currency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getCurrencyCode().equals(code))
        .findFirst();
  }
}
