package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.overview.Overviews;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** Says what several customers have, from our own books and in one round trip. */
@Controller("/v1/customers/balances")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class BalancesOfSeveralController {
  private static final int MOST = 50;

  private final UnitOfWork work;
  private final Overviews overviews;
  private final JsonAnswers answers;
  private final BalanceViews views;

  BalancesOfSeveralController(
      UnitOfWork work, Overviews overviews, JsonAnswers answers, BalanceViews views) {
    this.work = work;
    this.overviews = overviews;
    this.answers = answers;
    this.views = views;
  }

  @Get
  @Needs(Permission.READ_WALLET)
  @Takes(Input.QUERY)
  @Operation(
      operationId = "getBalancesOfSeveral",
      summary = "Read what several customers have",
      description =
          "The same as of each customer alone, of up to 50 in one request. Ids that are nobody's"
              + " are told apart, and refuse nothing.",
      parameters =
          @Parameter(
              name = "customerIds",
              in = ParameterIn.QUERY,
              required = true,
              description = "The ids of 1 to 50 customers, each once, with commas between them.",
              schema = @Schema(type = "string", maxLength = 1600),
              example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v"))
  @ApiResponse(
      responseCode = "200",
      description = "The balances.",
      content = @Content(schema = @Schema(implementation = BalancesOfSeveralView.class)))
  HttpResponse<byte[]> ofSeveral(@Parameter(hidden = true) Call call) {
    var customers =
        call.query("customerIds")
            .parsed(
                "customerIds",
                BalancesOfSeveralController::ids,
                "must be ids of 1 to " + MOST + " customers, each once, with commas between them")
            .orElseThrow(() -> Query.invalid("customerIds", "must be there"));
    var visible = new LinkedHashSet<>(customers);
    visible.removeIf(id -> !Access.sees(call.caller(), id));
    var found = work.reading(call.tenant(), () -> overviews.holdings(call.tenant(), visible));
    return answers.ok(
        new BalancesOfSeveralView(
            customers.stream()
                .flatMap(
                    id ->
                        Optional.ofNullable(found.get(id))
                            .map(holdings -> views.of(id, holdings))
                            .stream())
                .toList(),
            customers.stream()
                .filter(id -> !found.containsKey(id))
                .map(CustomerId::value)
                .toList()),
        call.audience());
  }

  private static Optional<SequencedSet<CustomerId>> ids(String text) {
    var parts = List.of(text.split(",", -1));
    var ids = new LinkedHashSet<CustomerId>();
    parts.forEach(part -> CustomerId.parse(part).ifPresent(ids::add));
    return ids.size() == parts.size() && ids.size() <= MOST ? Optional.of(ids) : Optional.empty();
  }
}
