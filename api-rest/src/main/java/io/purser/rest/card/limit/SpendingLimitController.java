package io.purser.rest.card.limit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.limit.ChangeSpendingLimit;
import io.purser.domain.card.limit.ReadSpendingLimit;
import io.purser.domain.card.limit.SpendingLimit;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.customer.GoodStanding;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.ProviderAway;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** What a customer may spend by card. */
@Controller("/v1/customers/{id}/spending-limit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class SpendingLimitController {
  private final ReadSpendingLimit readSpendingLimit;
  private final ChangeSpendingLimit changeSpendingLimit;
  private final GoodStanding goodStanding;
  private final SpendingLimitAnswers limitAnswers;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  SpendingLimitController(
      ReadSpendingLimit readSpendingLimit,
      ChangeSpendingLimit changeSpendingLimit,
      GoodStanding goodStanding,
      SpendingLimitAnswers limitAnswers,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.readSpendingLimit = readSpendingLimit;
    this.changeSpendingLimit = changeSpendingLimit;
    this.goodStanding = goodStanding;
    this.limitAnswers = limitAnswers;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_CARD)
  @Takes({})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_ONBOARDING_NOT_FINISHED,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "getSpendingLimit",
      summary = "Read what a customer may spend by card",
      description =
          "Asks the provider when what is known is older than half a minute; while it is away, the"
              + " answer is what it told last, with its age.")
  @ApiResponse(
      responseCode = "200",
      description = "The limits.",
      content = @Content(schema = @Schema(implementation = SpendingLimitView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    return answers.ok(limitAnswers.view(read(call, call.customer(id))), call.audience());
  }

  @Put
  @Needs(Permission.LIMIT_CARD_SPENDING)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_ONBOARDING_NOT_FINISHED,
    ProblemCode.CARD_CURRENCY_DIFFERS,
    ProblemCode.LIMIT_NOT_ACCEPTED,
    ProblemCode.NOT_READY_FOR_CARD,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "changeSpendingLimit",
      summary = "Change how much may be spent in a day",
      description =
          "The provider lets a change wait for about three minutes; change says which and until when."
              + " Of several changes the newest counts.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewSpendingLimit.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The provider has accepted it.",
      content = @Content(schema = @Schema(implementation = SpendingLimitView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var daily = NewSpendingLimit.read(call.json(body));
    var customer = call.customer(id);
    if (goodStanding.has(call, customer)) {
      read(call, customer);
    }
    return requests
        .of(
            call,
            key,
            "PUT /v1/customers/{id}/spending-limit",
            List.of(customer.value()),
            Map.of("daily", daily.text(), "currency", daily.currency().getCurrencyCode()))
        .plan(() -> plan(call, customer, daily, by));
  }

  private SpendingLimit read(Call call, CustomerId customer) {
    return switch (readSpendingLimit.handle(call.tenant(), customer, call.deadline())) {
      case ReadSpendingLimit.Result.Found(var limit) -> limit;
      case ReadSpendingLimit.Result.LastKnown(var limit) -> limit;
      case ReadSpendingLimit.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
      case ReadSpendingLimit.Result.Unavailable(var retryAfter) ->
          throw ProviderAway.refused(retryAfter);
    };
  }

  private Plan plan(Call call, CustomerId customer, Money daily, Initiator by) {
    return switch (changeSpendingLimit.plan(call.tenant(), customer, daily, by)) {
      case ChangeSpendingLimit.Result.Planned(var operation) -> new Plan.Planned(operation);
      case ChangeSpendingLimit.Result.SoAlready(var limit) ->
          new Plan.Answered(limitAnswers.stands(limit));
      case ChangeSpendingLimit.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
