package io.purser.rest.reconciliation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.reconciliation.BreakFilter;
import io.purser.domain.reconciliation.BreakId;
import io.purser.domain.reconciliation.BreakKind;
import io.purser.domain.reconciliation.BreakState;
import io.purser.domain.reconciliation.Breaks;
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
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads where the provider and our books say different things. */
@Controller("/v1/reconciliation-breaks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class BreakController {
  private static final Map<String, BreakState> STATES =
      Arrays.stream(BreakState.values()).collect(Collectors.toMap(BreakView::word, state -> state));
  private static final Map<String, BreakKind> KINDS =
      Arrays.stream(BreakKind.values()).collect(Collectors.toMap(BreakView::word, kind -> kind));

  private final UnitOfWork work;
  private final Breaks breaks;
  private final Cursors cursors;
  private final JsonAnswers answers;

  BreakController(UnitOfWork work, Breaks breaks, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.breaks = breaks;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_RECONCILIATION)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listReconciliationBreaks",
      summary = "List where the provider and our books differ",
      description = "Newest first. Conditions hold together. Not for end users.",
      parameters = {
        @Parameter(
            name = "customerId",
            in = ParameterIn.QUERY,
            description = "A customer's id.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"open", "explained", "closed"})),
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"timing", "unexplained", "missing-webhook", "adjusted"}))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = BreakPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("customerId", "state", "kind", "limit", "cursor", "include");
    var filters = filters(call, query);
    var listing = new Listing(call.tenant(), "GET /v1/reconciliation-breaks", query.filters());
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> breaks.list(call.tenant(), filters, page));
    return answers.ok(
        new BreakPage(
            found.items().stream().map(BreakView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  private static List<BreakFilter> filters(Call call, Query query) {
    var filters = new ArrayList<BreakFilter>();
    query
        .text("customerId", _ -> Optional.empty())
        .map(call::customer)
        .map(BreakFilter.OfCustomer::new)
        .ifPresent(filters::add);
    query.choice("state", STATES).map(BreakFilter.InState::new).ifPresent(filters::add);
    query.choice("kind", KINDS).map(BreakFilter.OfKind::new).ifPresent(filters::add);
    return filters;
  }

  @Get("/{breakId}")
  @Needs(Permission.READ_RECONCILIATION)
  @Refuses(ProblemCode.NO_SUCH_BREAK)
  @Operation(
      operationId = "getReconciliationBreak",
      summary = "Read where the provider and our books differ",
      description = "One break, with what it was explained or closed by. Not for end users.")
  @ApiResponse(
      responseCode = "200",
      description = "The break.",
      content = @Content(schema = @Schema(implementation = BreakView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.BREAK) String breakId) {
    call.query();
    var found =
        BreakId.parse(breakId)
            .flatMap(
                id ->
                    work.reading(
                        call.tenant(), () -> breaks.get(call.tenant(), id).map(BreakView::of)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_BREAK));
    return answers.ok(found, call.audience());
  }
}
