package io.purser.rest.access.invitation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.access.invitation.InviteCustomer;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.OnceTold;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Invites somebody to log in as a customer. */
@Controller("/v1/customers/{id}/invitations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class InvitingController {
  private final InviteCustomer invite;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  InvitingController(
      InviteCustomer invite,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.invite = invite;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post
  @Needs(Permission.LINK_LOGIN)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_DELETED})
  @Operation(
      operationId = "inviteCustomer",
      summary = "Invite somebody to log in as a customer",
      description =
          "Whoever brings the token with a login that is nobody's yet is this customer from then on, so"
              + " hand it to them alone. Only the first answer has it; when it is lost, revoke the"
              + " invitation and make another.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewInvitation.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The invitation, with its token. Location names the list, ETag is its version.",
      content = @Content(schema = @Schema(implementation = InvitationView.class)))
  HttpResponse<byte[]> invite(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewInvitation.read(call.json(body));
    var customer = call.customer(id);
    return requests
        .of(call, key, "POST /v1/customers/{id}/invitations", List.of(customer.value()), wanted)
        .tellOnce(() -> invite(call, customer, wanted, by));
  }

  private OnceTold invite(Call call, CustomerId customer, NewInvitation wanted, Initiator by) {
    var now = clock.instant();
    return switch (invite.invite(
        call.tenant(), customer, wanted.lasts(), call.caller().hands(), by)) {
      case InviteCustomer.Result.Invited(var invitation, var token) ->
          new OnceTold(
              stored(call, InvitationView.withToken(invitation, token, now)),
              stored(call, InvitationView.of(invitation, now)));
      case InviteCustomer.Result.Refused(var why) ->
          OnceTold.nothing(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }

  private StoredAnswer stored(Call call, InvitationView view) {
    var headers =
        Map.of(
            "ETag",
            JsonAnswers.etag(1),
            "Location",
            "/v1/customers/" + view.customerId() + "/invitations");
    return answers.stored(201, headers, view, call.audience(), null);
  }
}
