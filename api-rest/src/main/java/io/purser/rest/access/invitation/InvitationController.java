package io.purser.rest.access.invitation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.access.invitation.InvitationId;
import io.purser.domain.access.invitation.Invitations;
import io.purser.domain.access.invitation.InviteCustomer;
import io.purser.domain.access.invitation.InviteCustomer.Revocation;
import io.purser.domain.customer.Customers;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.Map;

/** Shows a customer's invitations, and takes them back. */
@Controller("/v1/customers/{id}/invitations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class InvitationController {
  private final UnitOfWork work;
  private final Customers customers;
  private final Invitations invitations;
  private final InviteCustomer invite;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final InstantSource clock;

  InvitationController(
      UnitOfWork work,
      Customers customers,
      Invitations invitations,
      InviteCustomer invite,
      Cursors cursors,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.invitations = invitations;
    this.invite = invite;
    this.cursors = cursors;
    this.answers = answers;
    this.clock = clock;
  }

  @Get
  @Needs(Permission.LINK_LOGIN)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listInvitations",
      summary = "List a customer's invitations",
      description =
          "Newest first, without their tokens. They are kept for 30 days after they expire.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = InvitationPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing =
        new Listing(
            call.tenant(), "GET /v1/customers/{id}/invitations", Map.of("id", customer.value()));
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> invitations.list(call.tenant(), customer, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    var now = clock.instant();
    return answers.ok(
        new InvitationPage(
            found.items().stream().map(each -> InvitationView.of(each, now)).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Delete("/{invitationId}")
  @Needs(Permission.LINK_LOGIN)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_SUCH_INVITATION,
    ProblemCode.INVITATION_REDEEMED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "revokeInvitation",
      summary = "Take an invitation back",
      description = "Its token is good for nothing from then on. Doing it twice is fine.")
  @ApiResponse(responseCode = "204", description = "Revoked.")
  HttpResponse<byte[]> revoke(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = "An invitation's id.") String invitationId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var customer = call.customer(id);
    var invitation =
        InvitationId.parse(invitationId)
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_INVITATION));
    return switch (work.inTransaction(
        call.tenant(), () -> invite.revoke(call.tenant(), customer, invitation, expected, by))) {
      case Revocation.Revoked _ -> HttpResponse.noContent();
      case Revocation.IsRedeemed _ -> throw new Refused(ProblemCode.INVITATION_REDEEMED);
      case Revocation.NoSuchInvitation _ -> throw new Refused(ProblemCode.NO_SUCH_INVITATION);
      case Revocation.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case Revocation.Refused(var why) -> throw new Refused(Refusals.of(why, call.caller()));
    };
  }
}
