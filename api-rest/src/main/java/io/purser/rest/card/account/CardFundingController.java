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
import io.purser.domain.card.account.funding.FundCardAccount;
import io.purser.domain.card.account.funding.FundingDraft;
import io.purser.domain.card.account.funding.FundingRefusal;
import io.purser.domain.card.account.funding.QuoteFunding;
import io.purser.domain.card.account.funding.SourceChain;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.programme.RefreshMasterWallet;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.card.account.NewCardFunding.NewFundingQuote;
import io.purser.rest.customer.GoodStanding;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.ProviderAway;
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

/** Funds card accounts from the master wallet. */
@Controller("/v1/customers/{id}/card-account")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardFundingController {
  private final UnitOfWork work;
  private final FundCardAccount fundCardAccount;
  private final QuoteFunding quoteFunding;
  private final RefreshMasterWallet refreshMasterWallet;
  private final GoodStanding goodStanding;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final SourceChain chain;

  CardFundingController(
      UnitOfWork work,
      FundCardAccount fundCardAccount,
      QuoteFunding quoteFunding,
      RefreshMasterWallet refreshMasterWallet,
      GoodStanding goodStanding,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      @Property(name = "purser.cards.funding.source-chain", defaultValue = "SOL")
          SourceChain chain) {
    this.work = work;
    this.fundCardAccount = fundCardAccount;
    this.quoteFunding = quoteFunding;
    this.refreshMasterWallet = refreshMasterWallet;
    this.goodStanding = goodStanding;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.chain = chain;
  }

  @Post("/funding-quotes")
  @Needs(Permission.FUND_CARD)
  @Takes(Input.JSON)
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_CARD_ACCOUNT,
    ProblemCode.CARD_ACCOUNT_NOT_READY,
    ProblemCode.CARD_CURRENCY_UNKNOWN,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.AMOUNT_NOT_POSSIBLE,
    ProblemCode.FUNDING_BELOW_MINIMUM
  })
  @Operation(
      operationId = "quoteCardFunding",
      summary = "Ask what funding a card account would cost",
      description =
          "An estimate: the provider cannot be asked, so nothing of it is promised, and what only the"
              + " provider knows is null. Moves nothing, so it takes no Idempotency-Key.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewFundingQuote.class)))
  @ApiResponse(
      responseCode = "200",
      description = "What is known.",
      content = @Content(schema = @Schema(implementation = FundingQuoteView.class)))
  HttpResponse<byte[]> quote(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var asked = NewFundingQuote.read(call.json(body));
    var draft = new FundingDraft(call.customer(id), asked.amount(), asked.mode(), chain);
    return switch (quoteFunding.handle(call.tenant(), draft)) {
      case QuoteFunding.Result.Quoted(var quote) ->
          answers.ok(FundingQuoteView.of(quote), call.audience());
      case QuoteFunding.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  @Post("/fundings")
  @Needs(Permission.FUND_CARD)
  @Takes({Input.JSON, Input.KEY, Input.REASON, Input.PREFERENCE})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_CARD_ACCOUNT,
    ProblemCode.CARD_ACCOUNT_NOT_READY,
    ProblemCode.CARD_CURRENCY_UNKNOWN,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.AMOUNT_NOT_POSSIBLE,
    ProblemCode.FUNDING_BELOW_MINIMUM,
    ProblemCode.MASTER_WALLET_TOO_LOW,
    ProblemCode.CARD_BEING_FUNDED,
    ProblemCode.CARD_ACCOUNT_BUSY,
    ProblemCode.REFERENCE_USED,
    ProblemCode.NOT_COVERED_AT_PROVIDER,
    ProblemCode.CARD_PROGRAMME_NOT_APPROVED,
    ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER,
    ProblemCode.FUNDING_FAILED_AT_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "fundCardAccount",
      summary = "Fund a card account",
      description =
          "Brings money from the tenant's master wallet to the card account, once, whatever is"
              + " repeated or lost. The same order under the same reference gets the funding that"
              + " there is, with Idempotent-Replayed: true. The provider may take minutes: then it"
              + " is pending, and its end comes as an event; one that fails then has the reason"
              + " funding-failed-at-provider. While the provider is away nothing is sent, and the"
              + " answer is 503; with Prefer: respond-async it is 202, and it is sent when the"
              + " provider is back.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewCardFunding.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The provider has it. Location names the funding.",
      content = @Content(schema = @Schema(implementation = CardFundingView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> fund(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewCardFunding.read(call.json(body));
    var customer = call.customer(id);
    var draft = new FundingDraft(customer, wanted.amount(), wanted.mode(), chain);
    var reference = new Reference(wanted.reference());
    var whenNotSent = call.prefersAsync() ? WhenNotSent.GOES_ON : WhenNotSent.IS_TAKEN_BACK;
    if (goodStanding.has(call, customer)) {
      readMasterWallet(call, draft);
    }
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/card-account/fundings",
            List.of(customer.value()),
            wanted)
        .plan(whenNotSent, () -> plan(call, draft, reference, by));
  }

  /** Before anything is begun: what a tenant has must be known to say whether it is enough. */
  private void readMasterWallet(Call call, FundingDraft draft) {
    boolean enough =
        work.reading(call.tenant(), () -> fundCardAccount.seemsCovered(call.tenant(), draft));
    var read =
        enough
            ? refreshMasterWallet.unlessFresh(call.tenant(), call.deadline())
            : refreshMasterWallet.unlessJustRead(call.tenant(), call.deadline());
    if (read instanceof RefreshMasterWallet.Result.Unavailable(_, var retryAfter)) {
      throw ProviderAway.refused(retryAfter);
    }
  }

  private Plan plan(Call call, FundingDraft draft, Reference reference, Initiator by) {
    return switch (fundCardAccount.plan(call.tenant(), draft, reference, by)) {
      case FundCardAccount.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case FundCardAccount.Result.Known(_, var operation) -> new Plan.Known(operation);
      case FundCardAccount.Result.Refused(FundingRefusal.MasterWalletUnknown why) ->
          throw new Refused(Refusals.of(why, call.caller()));
      case FundCardAccount.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
