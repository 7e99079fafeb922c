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
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.access.OnceToldAnswer;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.Idempotency;
import io.purser.rest.idempotency.Replies;
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
  private final LocalRequests requests;
  private final Idempotency idempotency;
  private final Replies replies;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  InvitingController(
      InviteCustomer invite,
      LocalRequests requests,
      Idempotency idempotency,
      Replies replies,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.invite = invite;
    this.requests = requests;
    this.idempotency = idempotency;
    this.replies = replies;
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
    var identified =
        idempotency.of(
            call, key, "POST /v1/customers/{id}/invitations", List.of(customer.value()), wanted);
    var answer = new OnceToldAnswer();
    return replies.give(
        answer.with(requests.handle(identified, () -> invite(call, customer, wanted, by, answer))),
        call.requestId());
  }

  private StoredAnswer invite(
      Call call, CustomerId customer, NewInvitation wanted, Initiator by, OnceToldAnswer answer) {
    var now = clock.instant();
    return switch (invite.invite(call.tenant(), customer, wanted.lasts(), by)) {
      case InviteCustomer.Result.Invited(var invitation, var token) ->
          answer.stored(
              stored(call, InvitationView.of(invitation, now)),
              stored(call, InvitationView.withToken(invitation, token, now)));
      case InviteCustomer.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
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
