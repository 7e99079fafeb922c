package io.purser.rest.access.invitation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.access.invitation.RedeemInvitation;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
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

/** Makes whoever has a login and an invitation a customer's end user. */
@Controller("/v1/invitations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class RedemptionController {
  private final RedeemInvitation redeem;
  private final KeyedRequests requests;
  private final JsonAnswers answers;

  RedemptionController(RedeemInvitation redeem, KeyedRequests requests, JsonAnswers answers) {
    this.redeem = redeem;
    this.requests = requests;
    this.answers = answers;
  }

  @Post("/redemption")
  @Needs(Permission.REDEEM_INVITATION)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.INVITATION_NOT_GOOD,
    ProblemCode.LOGIN_ALREADY_LINKED
  })
  @Operation(
      operationId = "redeemInvitation",
      summary = "Become the customer that one is invited as",
      description =
          "Links the login of the access token to the customer, for as long as the customer lives. It"
              + " is the one route for logins that are nobody's yet. Wrong tokens count as wrong"
              + " credentials do: an address may send only so many.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewRedemption.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Linked.",
      content = @Content(schema = @Schema(implementation = RedemptionView.class)))
  HttpResponse<byte[]> redeem(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var redemption = NewRedemption.read(call.json(body));
    return requests
        .of(call, key, "POST /v1/invitations/redemption", List.of(), redemption)
        .answer(() -> redeem(call, redemption.token(), by));
  }

  /** What is refused is not stored: the same request may be right later. */
  private StoredAnswer redeem(Call call, String token, Initiator by) {
    var newcomer =
        switch (call.caller()) {
          case Caller.Newcomer found -> found;
          case Caller.EndUser _, Caller.Service _, Caller.Operator _ ->
              throw new Refused(ProblemCode.LOGIN_ALREADY_LINKED);
        };
    var customer = redeem.handle(newcomer, token, by);
    if (customer.isEmpty()) {
      call.guessedWrong();
      throw new Refused(ProblemCode.INVITATION_NOT_GOOD);
    }
    return answers.stored(
        200, Map.of(), new RedemptionView(customer.get().value()), call.audience(), customer.get());
  }
}
