package io.purser.rest.card;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.IssueCard;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Has cards made. */
@Controller("/v1/customers/{id}/cards")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardIssuingController {
  private final IssueCard issueCard;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;

  CardIssuingController(IssueCard issueCard, KeyedRequests requests, ProblemDocuments problems) {
    this.issueCard = issueCard;
    this.requests = requests;
    this.problems = problems;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Needs(Permission.ISSUE_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON, Input.PREFERENCE})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_ONBOARDING_NOT_FINISHED,
    ProblemCode.CARD_LIMIT_REACHED,
    ProblemCode.CARD_BEING_ISSUED,
    ProblemCode.CARD_ACCOUNT_BUSY,
    ProblemCode.NOT_READY_FOR_CARD,
    ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "issueCard",
      summary = "Issue a virtual card",
      description =
          "Makes one card, whatever is repeated or lost. The first one ends the onboarding. While the"
              + " provider is away nothing is made, and the answer is 503; with Prefer:"
              + " respond-async it is 202, and the card is made when the provider is back. Takes no"
              + " body.")
  @ApiResponse(
      responseCode = "201",
      description = "Issued. Location names the card.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> issue(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var customer = call.customer(id);
    var whenNotSent = call.prefersAsync() ? WhenNotSent.GOES_ON : WhenNotSent.IS_TAKEN_BACK;
    return requests
        .of(call, key, "POST /v1/customers/{id}/cards", List.of(customer.value()), Map.of())
        .plan(whenNotSent, () -> plan(call, customer, by));
  }

  private Plan plan(Call call, CustomerId customer, Initiator by) {
    return switch (issueCard.plan(call.tenant(), customer, by)) {
      case IssueCard.Result.Planned(var operation) -> new Plan.Planned(operation);
      case IssueCard.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
