package io.purser.rest.card.onboarding;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.ReadOnboarding;
import io.purser.domain.card.onboarding.StartCardOnboarding;
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
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Begins onboardings and tells how they stand. */
@Controller("/v1/customers/{id}/card-onboarding")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "card-onboarding")
final class CardOnboardingController {
  private final StartCardOnboarding startCardOnboarding;
  private final ReadOnboarding readOnboarding;
  private final CardOnboardingAnswers cardAnswers;
  private final UnitOfWork work;
  private final Customers customers;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  CardOnboardingController(
      StartCardOnboarding startCardOnboarding,
      ReadOnboarding readOnboarding,
      CardOnboardingAnswers cardAnswers,
      UnitOfWork work,
      Customers customers,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.startCardOnboarding = startCardOnboarding;
    this.readOnboarding = readOnboarding;
    this.cardAnswers = cardAnswers;
    this.work = work;
    this.customers = customers;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.EMAIL_MISSING,
    ProblemCode.EMAIL_BELONGS_TO_ANOTHER_CARD_CUSTOMER,
    ProblemCode.EMAIL_NOT_TAKEN_FOR_CARDS,
    ProblemCode.CARD_PROGRAMME_NOT_APPROVED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "startCardOnboarding",
      summary = "Begin the way to a card, or go on with it",
      description =
          "Has a code sent to the customer's e-mail. When an onboarding is under way, this is it;"
              + " after one that has ended, another begins. Takes no body.")
  @ApiResponse(
      responseCode = "201",
      description = "Begun. Its actions say what to do next.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "One was under way already.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> start(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var customer = call.customer(id);
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/card-onboarding",
            List.of(customer.value()),
            Map.of())
        .plan(() -> plan(call, customer, by));
  }

  private Plan plan(Call call, CustomerId customer, Initiator by) {
    return switch (startCardOnboarding.plan(call.tenant(), customer, by)) {
      case StartCardOnboarding.Result.Planned(var operation) -> new Plan.Planned(operation);
      case StartCardOnboarding.Result.UnderWay(var onboarding) ->
          new Plan.Answered(cardAnswers.stands(200, onboarding));
      case StartCardOnboarding.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }

  @Get
  @Needs(Permission.READ_CARD_ONBOARDING)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.NO_CARD_ONBOARDING})
  @Operation(
      operationId = "getCardOnboarding",
      summary = "Read how far the way to a card is",
      description =
          "The newest one. Never asks the provider: what changes there is told by webhook, or found"
              + " within a minute.")
  @ApiResponse(
      responseCode = "200",
      description = "The onboarding.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    var status =
        work.reading(
            call.tenant(),
            () -> {
              if (customers.get(call.tenant(), customer).isEmpty()) {
                throw new Refused(ProblemCode.NO_SUCH_CUSTOMER);
              }
              return readOnboarding.newest(call.tenant(), customer);
            });
    return answers.ok(
        CardOnboardingView.of(
            status.orElseThrow(() -> new Refused(ProblemCode.NO_CARD_ONBOARDING))),
        call.audience());
  }
}
