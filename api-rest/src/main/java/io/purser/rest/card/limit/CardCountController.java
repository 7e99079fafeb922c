package io.purser.rest.card.limit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.limit.CardCountLimit;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.limit.CardCounts;
import io.purser.domain.card.limit.ChangeCardCounts;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
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

/** How many cards a customer may have. */
@Controller("/v1/customers/{id}/card-count-limit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardCountController {
  private final UnitOfWork work;
  private final Customers customers;
  private final CardCountLimits limits;
  private final ChangeCardCounts changeCardCounts;
  private final CardCountAnswers countAnswers;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  CardCountController(
      UnitOfWork work,
      Customers customers,
      CardCountLimits limits,
      ChangeCardCounts changeCardCounts,
      CardCountAnswers countAnswers,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.work = work;
    this.customers = customers;
    this.limits = limits;
    this.changeCardCounts = changeCardCounts;
    this.countAnswers = countAnswers;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_CARD)
  @Takes({})
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getCardCountLimit",
      summary = "Read how many cards a customer may have",
      description = "Never asks the provider.")
  @ApiResponse(
      responseCode = "200",
      description = "As far as it is known.",
      content = @Content(schema = @Schema(implementation = CardCountLimitView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    var limit =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(
                            _ ->
                                limits
                                    .get(call.tenant(), customer)
                                    .orElseGet(() -> CardCountLimit.of(call.tenant(), customer))))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(CardCountLimitView.of(limit), call.audience());
  }

  @Patch
  @Needs(Permission.LIMIT_CARDS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.LIMIT_NOT_ACCEPTED,
    ProblemCode.NOT_READY_FOR_CARD,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "changeCardCountLimit",
      summary = "Change how many cards a customer may have",
      description =
          "Up to what the card programme allows. A newer change includes older ones that are under"
              + " way. Not for end users.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCardCounts.class)))
  @ApiResponse(
      responseCode = "200",
      description = "In force.",
      content = @Content(schema = @Schema(implementation = CardCountLimitView.class)))
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
    var counts = NewCardCounts.read(call.json(body));
    var customer = call.customer(id);
    return requests
        .of(
            call,
            key,
            "PATCH /v1/customers/{id}/card-count-limit",
            List.of(customer.value()),
            CountsView.of(counts))
        .plan(() -> plan(call, customer, counts, by));
  }

  private Plan plan(Call call, CustomerId customer, CardCounts counts, Initiator by) {
    return switch (changeCardCounts.plan(call.tenant(), customer, counts, by)) {
      case ChangeCardCounts.Result.Planned(var operation) -> new Plan.Planned(operation);
      case ChangeCardCounts.Result.SoAlready(var limit) ->
          new Plan.Answered(countAnswers.stands(limit));
      case ChangeCardCounts.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
