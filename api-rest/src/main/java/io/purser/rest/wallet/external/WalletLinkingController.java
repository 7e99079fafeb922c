package io.purser.rest.wallet.external;

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
import io.purser.domain.wallet.external.LinkWallet;
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
import java.util.List;
import java.util.Map;

/** Links addresses of customers. */
@Controller("/v1/customers/{id}/external-wallets")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class WalletLinkingController {
  private final LinkWallet linkWallet;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  WalletLinkingController(
      LinkWallet linkWallet,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.linkWallet = linkWallet;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.LINK_WALLET)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.WALLET_ALREADY_LINKED
  })
  @Operation(
      operationId = "linkExternalWallet",
      summary = "Link a customer's own address",
      description =
          "The address is checked for its form, and for its checksum where it has one; whether the"
              + " customer has its key is not known. The same address may be linked on several"
              + " chains, and by several customers.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewExternalWallet.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Linked. Location and ETag are set.",
      content = @Content(schema = @Schema(implementation = ExternalWalletView.class)))
  HttpResponse<byte[]> link(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wallet = NewExternalWallet.read(call.json(body));
    var customer = call.customer(id);
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/external-wallets",
            List.of(customer.value()),
            wallet)
        .answer(() -> link(call, customer, wallet, by));
  }

  private StoredAnswer link(
      Call call, CustomerId customer, NewExternalWallet wallet, Initiator by) {
    return switch (linkWallet.link(call.tenant(), customer, wallet.toAddress(), by)) {
      case LinkWallet.Result.Linked(var linked) ->
          answers.stored(
              201,
              Map.of(
                  "Location",
                  "/v1/external-wallets/" + linked.id(),
                  "ETag",
                  JsonAnswers.etag(linked.version())),
              ExternalWalletView.of(linked),
              call.audience(),
              customer);
      case LinkWallet.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
    };
  }
}
