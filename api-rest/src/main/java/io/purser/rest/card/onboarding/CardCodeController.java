package io.purser.rest.card.onboarding;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.onboarding.CheckCode;
import io.purser.domain.card.onboarding.CodeChannel;
import io.purser.domain.card.onboarding.SendCode;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** Codes that are sent and come back, by e-mail and by phone. */
@Controller("/v1/customers/{id}/card-onboarding")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "card-onboarding")
final class CardCodeController {
  private final SendCode sendCode;
  private final CheckCode checkCode;
  private final CardStepRequests requests;

  CardCodeController(SendCode sendCode, CheckCode checkCode, CardStepRequests requests) {
    this.sendCode = sendCode;
    this.checkCode = checkCode;
    this.requests = requests;
  }

  @Post("/email/verify")
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.NO_CODE_SENT,
    ProblemCode.CODE_WRONG,
    ProblemCode.CODE_EXPIRED,
    ProblemCode.CODE_TRIES_USED_UP,
    ProblemCode.CODE_IN_DOUBT,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "verifyCardEmail",
      summary = "Bring back the code that was sent by e-mail",
      description =
          "Of each code that was sent, five tries reach the provider. A repeat with the same key"
              + " spends none.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BroughtCode.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The code was right.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  HttpResponse<byte[]> verifyEmail(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    return verify(call, id, body, CodeChannel.EMAIL, "email");
  }

  @Post("/email/resend")
  @Consumes(MediaType.ALL)
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.TOO_MANY_CODES,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "resendCardEmailCode",
      summary = "Have another code sent by e-mail",
      description =
          "Three times in a quarter of an hour and ten times a day, the first one counted. The codes"
              + " before it are worth nothing any more. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "It was sent.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  HttpResponse<byte[]> resendEmail(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var customer = call.customer(id);
    return requests.handle(
        call,
        key,
        customer,
        "/email/resend",
        Map.of(),
        progress -> sendCode.byEmail(call.tenant(), customer, by, progress, call.deadline()));
  }

  @Post("/phone/send")
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.PHONE_MISSING,
    ProblemCode.PHONE_NOT_ACCEPTED,
    ProblemCode.TOO_MANY_CODES,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "sendCardPhoneCode",
      summary = "Have a code sent by phone",
      description = "Three times in a quarter of an hour and ten times a day.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = PhoneToCall.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It was sent.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  HttpResponse<byte[]> sendPhone(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = PhoneToCall.read(call.json(body));
    var customer = call.customer(id);
    return requests.handle(
        call,
        key,
        customer,
        "/phone/send",
        wanted,
        progress ->
            sendCode.byPhone(
                call.tenant(), customer, wanted.toPhone(), by, progress, call.deadline()));
  }

  @Post("/phone/verify")
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.NO_CODE_SENT,
    ProblemCode.CODE_WRONG,
    ProblemCode.CODE_EXPIRED,
    ProblemCode.CODE_TRIES_USED_UP,
    ProblemCode.CODE_IN_DOUBT,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "verifyCardPhone",
      summary = "Bring back the code that was sent by phone",
      description =
          "Of each code that was sent, five tries reach the provider. A repeat with the same key"
              + " spends none.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BroughtCode.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The code was right.",
      content = @Content(schema = @Schema(implementation = CardOnboardingView.class)))
  HttpResponse<byte[]> verifyPhone(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    return verify(call, id, body, CodeChannel.PHONE, "phone");
  }

  private HttpResponse<byte[]> verify(
      Call call, String id, byte[] body, CodeChannel channel, String word) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var brought = BroughtCode.read(call.json(body));
    var customer = call.customer(id);
    return requests.handle(
        call,
        key,
        customer,
        "/" + word + "/verify",
        brought,
        progress ->
            checkCode.handle(
                call.tenant(), customer, channel, brought.toCode(), by, progress, call.deadline()));
  }
}
