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
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.wallet.OpenWallets;
import io.purser.domain.wallet.Wallet;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.Audience;
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
import java.util.List;
import java.util.Map;

/** Orders several wallets at once. */
@Controller("/v1/customers/{id}/wallets/batch")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class WalletBatchController {
  private final OpenWallets openWallets;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  WalletBatchController(
      OpenWallets openWallets,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.openWallets = openWallets;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.OPEN_WALLET)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.ASSET_NOT_SUPPORTED,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.EMAIL_MISSING,
    ProblemCode.REGISTRATION_FAILED
  })
  @Operation(
      operationId = "openWallets",
      summary = "Open several custodial wallets",
      description =
          "Orders those that are not there, all of them or none, and does not wait for the provider:"
              + " each wallet has an operation and an outcome of its own. What was there is answered"
              + " as it is.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewWallets.class)))
  @ApiResponse(
      responseCode = "200",
      description = "All were there; nothing was ordered.",
      content = @Content(schema = @Schema(implementation = OrderedWalletsView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Ordered. What became of each is read at its wallet, or at its operation.",
      content = @Content(schema = @Schema(implementation = OrderedWalletsView.class)))
  HttpResponse<byte[]> open(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewWallets.read(call.json(body));
    var customer = call.customer(id);
    return requests
        .of(call, key, "POST /v1/customers/{id}/wallets/batch", List.of(customer.value()), wanted)
        .answer(() -> open(call, customer, wanted, by));
  }

  private StoredAnswer open(Call call, CustomerId customer, NewWallets wanted, Initiator by) {
    return switch (openWallets.plan(call.tenant(), customer, wanted.wanted(), by)) {
      case OpenWallets.Result.Planned(var wallets) -> ordered(202, customer, wallets);
      case OpenWallets.Result.AllThere(var wallets) -> ordered(200, customer, wallets);
      case OpenWallets.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
    };
  }

  /** As with a single wallet, for end users whoever asked. */
  private StoredAnswer ordered(int status, CustomerId customer, List<Wallet> wallets) {
    return answers.stored(
        status, Map.of(), OrderedWalletsView.of(wallets), Audience.END_USER, customer);
  }
}
