package io.purser.rest.operation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationFilter;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.OperationState;
import io.purser.domain.operation.Operations;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lists what was asked of the provider. */
@Controller("/v1/operations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "operations")
final class OperationListController {
  private static final Map<String, Set<OperationState>> FOR_OPERATORS = eachAlone();
  private static final Map<String, Set<OperationState>> FOR_OTHERS = withoutManual();

  private final UnitOfWork work;
  private final Operations operations;
  private final AnswersByKind kinds;
  private final Cursors cursors;
  private final JsonAnswers answers;

  OperationListController(
      UnitOfWork work,
      Operations operations,
      AnswersByKind kinds,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.operations = operations;
    this.kinds = kinds;
    this.cursors = cursors;
    this.answers = answers;
  }

  private static Map<String, Set<OperationState>> eachAlone() {
    var states = new TreeMap<String, Set<OperationState>>();
    for (var state : OperationState.values()) {
      states.put(Words.dashed(state), Set.of(state));
    }
    return states;
  }

  private static Map<String, Set<OperationState>> withoutManual() {
    var states = eachAlone();
    states.remove(Words.of(OperationState.MANUAL));
    states.put(
        Words.of(OperationState.PENDING),
        EnumSet.of(OperationState.PENDING, OperationState.MANUAL));
    return states;
  }

  @Get
  @Needs(Permission.READ_OPERATION)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listOperations",
      summary = "List operations",
      description =
          "Newest first. Conditions hold together. End users see their own, services those whose"
              + " outcome their scopes may read.",
      parameters = {
        @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = Described.OPERATION_STATE,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "awaiting-approval",
                      "pending",
                      "manual",
                      "confirmed",
                      "rejected"
                    })),
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "customer-registration",
                      "wallet-opening",
                      "transfer",
                      "card-onboarding-start",
                      "card-issuing",
                      "card-freeze",
                      "card-unfreeze",
                      "card-report-lost",
                      "card-report-stolen",
                      "card-void",
                      "card-funding",
                      "card-withdrawal",
                      "card-count-change",
                      "spending-limit-change",
                      "swap",
                      "verification-import"
                    })),
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
      content = @Content(schema = @Schema(implementation = OperationPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query =
        call.query(
            "state",
            "kind",
            "customerId",
            "createdFrom",
            "createdBefore",
            "limit",
            "cursor",
            "include");
    var filters = filters(call, query);
    var parts = new TreeMap<>(query.filters());
    ofOneself(call).ifPresent(own -> parts.put("of", own.value()));
    var listing = new Listing(call.tenant(), "GET /v1/operations", parts);
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> operations.list(call.tenant(), filters, page));
    return answers.ok(
        new OperationPage(
            found.items().stream().map(it -> kinds.view(it, call.caller())).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  private List<OperationFilter> filters(Call call, Query query) {
    var filters = new ArrayList<OperationFilter>();
    filters.add(new OperationFilter.OfKind(kinds(call, query)));
    ofOneself(call).map(OperationFilter.OfCustomer::new).ifPresent(filters::add);
    query
        .choice("state", call.caller() instanceof Caller.Operator ? FOR_OPERATORS : FOR_OTHERS)
        .map(OperationFilter.InState::new)
        .ifPresent(filters::add);
    query
        .parsed("customerId", CustomerId::parse, "must be a customer's id")
        .map(OperationFilter.OfCustomer::new)
        .ifPresent(filters::add);
    query.time("createdFrom").map(OperationFilter.CreatedFrom::new).ifPresent(filters::add);
    query.time("createdBefore").map(OperationFilter.CreatedBefore::new).ifPresent(filters::add);
    return filters;
  }

  private static Optional<CustomerId> ofOneself(Call call) {
    return switch (call.caller()) {
      case Caller.EndUser user -> Optional.of(user.customer());
      case Caller.Service _, Caller.Operator _ -> Optional.empty();
    };
  }

  /** The one that is asked for, or all that the caller may read. */
  private Set<OperationKind> kinds(Call call, Query query) {
    var byWord = kinds.byWord();
    var wanted = query.choice("kind", byWord);
    if (wanted.isPresent() && !mayRead(call, wanted.get())) {
      throw new Refused(ProblemCode.NOT_PERMITTED);
    }
    return wanted
        .map(Set::of)
        .orElseGet(
            () ->
                byWord.values().stream()
                    .filter(kind -> mayRead(call, kind))
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean mayRead(Call call, OperationKind kind) {
    return kind.neededToRead().isGivenTo(call.caller());
  }
}
