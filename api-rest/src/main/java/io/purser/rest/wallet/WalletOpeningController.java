package io.purser.rest.wallet;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.wallet.OpenWallet;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Opens wallets. */
@Controller("/v1/customers/{id}/wallets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class WalletOpeningController {
  private final OpenWallet openWallet;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;

  WalletOpeningController(
      OpenWallet openWallet, KeyedRequests requests, ProblemDocuments problems) {
    this.openWallet = openWallet;
    this.requests = requests;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.OPEN_WALLET)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.ASSET_NOT_SUPPORTED,
    ProblemCode.WALLET_ALREADY_OPEN,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.EMAIL_MISSING,
    ProblemCode.REGISTRATION_FAILED,
    ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER,
    ProblemCode.CUSTOMER_SUSPENDED_AT_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "openWallet",
      summary = "Open a custodial wallet",
      description = "Registers the customer at the provider first, where that was not done yet.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewWallet.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Open. Location names the wallet.",
      content = @Content(schema = @Schema(implementation = WalletView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> open(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wallet = NewWallet.read(call.json(body));
    var customer = call.customer(id);
    return requests
        .of(call, key, "POST /v1/customers/{id}/wallets", List.of(customer.value()), wallet)
        .plan(() -> plan(call, customer, wallet, by));
  }

  private Plan plan(Call call, CustomerId customer, NewWallet wallet, Initiator by) {
    return switch (openWallet.plan(call.tenant(), customer, wallet.chain(), wallet.asset(), by)) {
      case OpenWallet.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case OpenWallet.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
