package io.purser.rest.programme.swap;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.programme.RefreshMasterWallet;
import io.purser.domain.programme.swap.SwapMasterWallet;
import io.purser.domain.programme.swap.SwapRefusal;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
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

/** Changes dollars of the master wallet. */
@Controller("/v1/programme/swaps")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class SwapController {
  private static final String ROUTE = "POST /v1/programme/swaps";

  private final UnitOfWork work;
  private final SwapMasterWallet swapMasterWallet;
  private final RefreshMasterWallet refreshMasterWallet;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;

  SwapController(
      UnitOfWork work,
      SwapMasterWallet swapMasterWallet,
      RefreshMasterWallet refreshMasterWallet,
      KeyedRequests requests,
      ProblemDocuments problems) {
    this.work = work;
    this.swapMasterWallet = swapMasterWallet;
    this.refreshMasterWallet = refreshMasterWallet;
    this.requests = requests;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.SWAP_MASTER_WALLET)
  @Takes({Input.JSON, Input.KEY, Input.REASON, Input.PREFERENCE})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.AMOUNT_NOT_POSSIBLE,
    ProblemCode.MASTER_WALLET_TOO_LOW,
    ProblemCode.SWAP_IN_DOUBT,
    ProblemCode.REFERENCE_USED,
    ProblemCode.NOT_COVERED_AT_PROVIDER,
    ProblemCode.CARD_PROGRAMME_NOT_APPROVED,
    ProblemCode.SWAP_FAILED_AT_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "swapMasterWallet",
      summary = "Change dollars of the master wallet",
      description =
          "Into euros or pounds of it, once, whatever is repeated or lost. The same order under the"
              + " same reference gets the swap that there is, with Idempotent-Replayed: true. The"
              + " provider takes its time: the end comes as an event, and one that fails then has"
              + " the reason swap-failed-at-provider. While the provider is away nothing is sent,"
              + " and the answer is 503; with Prefer: respond-async it is 202, and it is sent when"
              + " the provider is back.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewSwap.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The provider has it. Location names the swap.",
      content = @Content(schema = @Schema(implementation = SwapView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> swap(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewSwap.read(call.json(body));
    var whenNotSent = call.prefersAsync() ? WhenNotSent.GOES_ON : WhenNotSent.IS_TAKEN_BACK;
    readMasterWallet(call, wanted);
    return requests
        .of(call, key, ROUTE, List.of(), wanted)
        .plan(whenNotSent, () -> plan(call, wanted, by));
  }

  /** Before anything is begun: what a tenant has must be known to say whether it is enough. */
  private void readMasterWallet(Call call, NewSwap wanted) {
    boolean enough =
        work.reading(
            call.tenant(), () -> swapMasterWallet.seemsCovered(call.tenant(), wanted.amount()));
    var read =
        enough
            ? refreshMasterWallet.unlessFresh(call.tenant(), call.deadline())
            : refreshMasterWallet.unlessJustRead(call.tenant(), call.deadline());
    if (read instanceof RefreshMasterWallet.Result.Unavailable(_, var retryAfter)) {
      throw ProviderAway.refused(retryAfter);
    }
  }

  private Plan plan(Call call, NewSwap wanted, Initiator by) {
    var planned =
        swapMasterWallet.plan(
            call.tenant(), wanted.amount(), wanted.into(), new Reference(wanted.reference()), by);
    return switch (planned) {
      case SwapMasterWallet.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case SwapMasterWallet.Result.Known(_, var operation) -> new Plan.Known(operation);
      case SwapMasterWallet.Result.Refused(SwapRefusal.MasterWalletUnknown why) ->
          throw new Refused(Refusals.of(why));
      case SwapMasterWallet.Result.Refused(var why) ->
          new Plan.Answered(problems.answer(Refusals.of(why), call.requestId(), null));
    };
  }
}
