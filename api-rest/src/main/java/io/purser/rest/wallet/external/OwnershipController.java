package io.purser.rest.wallet.external;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.wallet.external.ExternalWallet;
import io.purser.domain.wallet.external.ExternalWalletRefusal;
import io.purser.domain.wallet.external.ProveOwnership;
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

/** Lets customers show that an address is theirs. */
@Controller("/v1/external-wallets/{walletId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class OwnershipController {
  private final VisibleExternalWallets wallets;
  private final ProveOwnership proveOwnership;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  OwnershipController(
      VisibleExternalWallets wallets,
      ProveOwnership proveOwnership,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.wallets = wallets;
    this.proveOwnership = proveOwnership;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/ownership-challenge")
  @Consumes(MediaType.ALL)
  @Needs(Permission.KEEP_LINKED_WALLET)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_WALLET,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.OWNERSHIP_PROOF_NOT_OFFERED
  })
  @Operation(
      operationId = "challengeOwnership",
      summary = "Ask for a text that proves who has an address' key",
      description =
          "Have the customer's wallet app sign it, and bring the signature within ten minutes. A new"
              + " text takes the place of the former one. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "The text.",
      content = @Content(schema = @Schema(implementation = OwnershipChallengeView.class)))
  HttpResponse<byte[]> challenge(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.EXTERNAL_WALLET) String walletId) {
    call.query();
    call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    return requests
        .of(
            call,
            key,
            "POST /v1/external-wallets/{walletId}/ownership-challenge",
            List.of(walletId),
            Map.of())
        .answer(() -> challenge(call, wallets.get(call, walletId)));
  }

  private StoredAnswer challenge(Call call, ExternalWallet wallet) {
    return switch (proveOwnership.ask(wallet)) {
      case ProveOwnership.Asked.ToSign(var challenge, var scheme) ->
          answers.stored(
              200,
              Map.of(),
              OwnershipChallengeView.of(wallet.id(), challenge, scheme),
              call.audience(),
              wallet.customer());
      case ProveOwnership.Asked.Refused(var why) -> refused(call, why);
    };
  }

  @Post("/ownership-proof")
  @Needs(Permission.KEEP_LINKED_WALLET)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_WALLET,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.OWNERSHIP_PROOF_NOT_OFFERED,
    ProblemCode.NO_OWNERSHIP_CHALLENGE,
    ProblemCode.SIGNATURE_WRONG
  })
  @Operation(
      operationId = "proveOwnership",
      summary = "Prove who has an address' key",
      description =
          "Takes the signature over the text that was asked for last. After five wrong ones the text"
              + " is void. A wallet that is proven may be proven again.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = SignatureBrought.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The wallet, proven. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ExternalWalletView.class)))
  HttpResponse<byte[]> prove(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.EXTERNAL_WALLET) String walletId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var brought = SignatureBrought.read(call.json(body));
    return requests
        .of(
            call,
            key,
            "POST /v1/external-wallets/{walletId}/ownership-proof",
            List.of(walletId),
            brought)
        .answer(() -> prove(call, wallets.get(call, walletId), brought.signature(), by));
  }

  private StoredAnswer prove(Call call, ExternalWallet wallet, String signature, Initiator by) {
    return switch (proveOwnership.prove(wallet, signature, by)) {
      case ProveOwnership.Proof.Proven(var proven) ->
          answers.stored(
              200,
              Map.of("ETag", JsonAnswers.etag(proven.version())),
              ExternalWalletView.of(proven),
              call.audience(),
              proven.customer());
      case ProveOwnership.Proof.Refused(var why) -> refused(call, why);
    };
  }

  private StoredAnswer refused(Call call, ExternalWalletRefusal why) {
    return problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
  }
}
