package io.purser.rest.programme;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.onboarding.Stage;
import io.purser.domain.programme.CardCustomers;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is on the way to a card, or has one. */
@Controller("/v1/programme/card-customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class CardCustomerController {
  private static final Map<String, Stage> STAGES = stages();

  private final UnitOfWork work;
  private final CardCustomers customers;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final InstantSource clock;
  private final Duration freshFor;

  CardCustomerController(
      UnitOfWork work,
      CardCustomers customers,
      Cursors cursors,
      JsonAnswers answers,
      InstantSource clock,
      @Property(name = "purser.cards.account.fresh-for", defaultValue = "3h") Duration freshFor) {
    this.work = work;
    this.customers = customers;
    this.cursors = cursors;
    this.answers = answers;
    this.clock = clock;
    this.freshFor = freshFor;
  }

  private static Map<String, Stage> stages() {
    var stages = new LinkedHashMap<String, Stage>();
    for (var stage : Stage.values()) {
      stages.put(NewProgrammeApplication.spelled(stage), stage);
    }
    return stages;
  }

  @Get
  @Needs(Permission.READ_PROGRAMME)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listCardCustomers",
      summary = "List card customers",
      description =
          "Everybody who has begun the way to a card, who began last first; each customer once."
              + " Answered from what we keep, without asking the provider.",
      parameters = {
        @Parameter(
            name = "stage",
            in = ParameterIn.QUERY,
            description =
                "Only who is in this state of the onboarding, or in one of several, with a comma"
                    + " between them.",
            schema = @Schema(type = "string", example = "kyc,source-of-funds")),
        @Parameter(
            name = "balances",
            in = ParameterIn.QUERY,
            description = "Whether to say what is in their card accounts.",
            schema = @Schema(type = "boolean", defaultValue = "true"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = CardCustomerPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("stage", "balances", "limit", "cursor", "include");
    Set<Stage> stages =
        query
            .parsed(
                "stage",
                CardCustomerController::chosen,
                "must be one or more of " + String.join(", ", STAGES.keySet()))
            .orElse(EnumSet.noneOf(Stage.class));
    boolean balances = query.choice("balances", Map.of("true", true, "false", false)).orElse(true);
    var listing = new Listing(call.tenant(), "GET /v1/programme/card-customers", query.filters());
    var page = cursors.page(listing, query);
    var found =
        work.reading(call.tenant(), () -> customers.list(call.tenant(), stages, balances, page));
    return answers.ok(
        new CardCustomerPage(
            found.items().stream()
                .map(it -> CardCustomerView.of(it, clock.instant(), freshFor))
                .toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  private static Optional<Set<Stage>> chosen(String text) {
    var chosen = EnumSet.noneOf(Stage.class);
    for (var word : text.split(",", -1)) {
      var stage = STAGES.get(word);
      if (stage == null) {
        return Optional.empty();
      }
      chosen.add(stage);
    }
    return Optional.of(chosen);
  }
}
