package io.purser.rest.card.onboarding;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.onboarding.DeclareFunds;
import io.purser.domain.card.onboarding.ProveIdentity;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a customer has to show and to say: who they are, and where their money comes from. */
@Controller("/v1/customers/{id}/card-onboarding")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "card-onboarding")
final class CardKycController {
  private static final String ENGLISH = "en";
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}");

  private final ProveIdentity proveIdentity;
  private final DeclareFunds declareFunds;
  private final CardStepRequests requests;
  private final JsonAnswers answers;

  CardKycController(
      ProveIdentity proveIdentity,
      DeclareFunds declareFunds,
      CardStepRequests requests,
      JsonAnswers answers) {
    this.proveIdentity = proveIdentity;
    this.declareFunds = declareFunds;
    this.requests = requests;
    this.answers = answers;
  }

  @Post("/kyc-link")
  @Consumes(MediaType.ALL)
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.EMPTY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "openCardKyc",
      summary = "Get the way to the page where identity is proved",
      description =
          "A fresh link each time, so it takes no Idempotency-Key and may be repeated freely. Links"
              + " are kept nowhere. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "The link.",
      content = @Content(schema = @Schema(implementation = KycLinkView.class)))
  HttpResponse<byte[]> kycLink(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    call.requireNoBody(request.getBody());
    var result = proveIdentity.handle(call.tenant(), call.customer(id), by, call.deadline());
    return answers.ok(KycLinkView.of(StepResults.orRefused(result, call)), call.audience());
  }

  @Get("/source-of-funds")
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes(Input.QUERY)
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "readCardQuestions",
      summary = "Read the questions about where money comes from",
      description = "Asks the provider, since they may change at any time.",
      parameters =
          @Parameter(
              name = "language",
              in = ParameterIn.QUERY,
              description = "Of the labels, such as de. English where there is no other.",
              schema = @Schema(type = "string", defaultValue = ENGLISH)))
  @ApiResponse(
      responseCode = "200",
      description = "The questions.",
      content = @Content(schema = @Schema(implementation = QuestionsView.class)))
  HttpResponse<byte[]> questions(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var language =
        call.query("language")
            .text("language", CardKycController::problemWithLanguage)
            .orElse(ENGLISH);
    var result =
        declareFunds.questions(call.tenant(), call.customer(id), language, call.deadline());
    return answers.ok(QuestionsView.of(StepResults.orRefused(result, call)), call.audience());
  }

  @Post("/source-of-funds")
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.ANSWERS_NOT_ACCEPTED,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "answerCardQuestions",
      summary = "Say where money comes from",
      description = "Every question with one of its options. The answers are kept nowhere here.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = FundsAnswers.class)))
  @ApiResponse(
      responseCode = "200",
      description = "They were taken.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  HttpResponse<byte[]> answer(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var given = FundsAnswers.read(call.json(body));
    var customer = call.customer(id);
    return requests.handle(
        call,
        key,
        customer,
        "/source-of-funds",
        given,
        _ -> declareFunds.answer(call.tenant(), customer, given.toAnswers(), by, call.deadline()));
  }

  private static Optional<String> problemWithLanguage(String text) {
    return LANGUAGE.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("must be a language, such as de");
  }
}
