package io.purser.rest.card.account;

import io.micronaut.context.annotation.Property;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.withdrawal.WithdrawFromCard;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.Reference;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.customer.GoodStanding;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;

/** Withdraws from card accounts to the master wallet. */
@Controller("/v1/customers/{id}/card-account/withdrawals")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardWithdrawalController {
  private final WithdrawFromCard withdrawFromCard;
  private final RefreshCardAccount refreshCardAccount;
  private final GoodStanding goodStanding;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;
  private final Duration freshFor;

  CardWithdrawalController(
      WithdrawFromCard withdrawFromCard,
      RefreshCardAccount refreshCardAccount,
      GoodStanding goodStanding,
      KeyedRequests requests,
      ProblemDocuments problems,
      @Property(name = "purser.cards.withdrawal.balance-fresh-for", defaultValue = "30s")
          Duration freshFor) {
    this.withdrawFromCard = withdrawFromCard;
    this.refreshCardAccount = refreshCardAccount;
    this.goodStanding = goodStanding;
    this.requests = requests;
    this.problems = problems;
    this.freshFor = freshFor;
  }

  @Post
  @Needs(Permission.FUND_CARD)
  @Takes({Input.JSON, Input.KEY, Input.REASON, Input.PREFERENCE})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_CARD_ACCOUNT,
    ProblemCode.CARD_ACCOUNT_NOT_READY,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.AMOUNT_NOT_POSSIBLE,
    ProblemCode.CARD_BALANCE_UNKNOWN,
    ProblemCode.CARD_BALANCE_TOO_LOW,
    ProblemCode.CARD_WITHDRAWAL_UNDER_WAY,
    ProblemCode.CARD_ACCOUNT_BUSY,
    ProblemCode.REFERENCE_USED,
    ProblemCode.NOT_COVERED_AT_PROVIDER,
    ProblemCode.CARD_PROGRAMME_NOT_APPROVED,
    ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER,
    ProblemCode.WITHDRAWAL_FAILED_AT_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "withdrawFromCardAccount",
      summary = "Withdraw from a card account",
      description =
          "Brings money from the card account back to the tenant's master wallet, once, whatever is"
              + " repeated or lost. It takes the provider about three minutes, in which all cards of"
              + " the account are frozen; its end comes as an event, and one that fails then has the"
              + " reason withdrawal-failed-at-provider. The same order under the same reference gets"
              + " the withdrawal that there is, with Idempotent-Replayed: true. While the provider"
              + " is away nothing is sent, and the answer is 503; with Prefer: respond-async it is"
              + " 202, and it is sent when the provider is back.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCardWithdrawal.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The provider has it. Location names the withdrawal.",
      content = @Content(schema = @Schema(implementation = CardWithdrawalView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> withdraw(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewCardWithdrawal.read(call.json(body));
    var customer = call.customer(id);
    var reference = new Reference(wanted.reference());
    var whenNotSent = call.prefersAsync() ? WhenNotSent.GOES_ON : WhenNotSent.IS_TAKEN_BACK;
    // What may be spent decides. When the provider is away nothing is sent, so what is known will
    // do.
    if (goodStanding.has(call, customer)) {
      var _ = refreshCardAccount.unlessFresh(call.tenant(), customer, freshFor, call.deadline());
    }
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/card-account/withdrawals",
            List.of(customer.value()),
            wanted)
        .plan(whenNotSent, () -> plan(call, customer, wanted.amount(), reference, by));
  }

  private Plan plan(
      Call call, CustomerId customer, String amount, Reference reference, Initiator by) {
    return switch (withdrawFromCard.plan(call.tenant(), customer, amount, reference, by)) {
      case WithdrawFromCard.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case WithdrawFromCard.Result.Known(_, var operation) -> new Plan.Known(operation);
      case WithdrawFromCard.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
