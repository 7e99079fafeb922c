package io.purser.rest.access.confirmation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.access.confirmation.MintConfirmation;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.OnceTold;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.access.RequestHash;
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

/** Takes a service's word that an end user has confirmed one request. */
@Controller("/v1/confirmations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "confirmations")
final class ConfirmationController {
  private final MintConfirmation mint;
  private final RequestHash hash;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  ConfirmationController(
      MintConfirmation mint,
      RequestHash hash,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.mint = mint;
    this.hash = hash;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.MINT_CONFIRMATION)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_DELETED})
  @Operation(
      operationId = "mintConfirmation",
      summary = "Say that an end user has confirmed one request",
      description =
          "In place of a fresh login, where your own service has asked the user: have the app send the"
              + " token as Confirmation with that request, before it expires. It stands for that"
              + " request once, and for its retries with the same Idempotency-Key. Only the first"
              + " answer has the token; when it is lost, mint another.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewConfirmation.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The confirmation, with its token.",
      content = @Content(schema = @Schema(implementation = ConfirmationView.class)))
  HttpResponse<byte[]> mint(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewConfirmation.read(call.json(body));
    var customer = call.customer(wanted.customerId());
    var requestHash = wanted.hash(hash, customer);
    return requests
        .of(call, key, "POST /v1/confirmations", List.of(), wanted)
        .tellOnce(() -> mint(call, customer, requestHash, by));
  }

  private OnceTold mint(Call call, CustomerId customer, String requestHash, Initiator by) {
    return switch (mint.handle(call.tenant(), customer, requestHash, by)) {
      case MintConfirmation.Result.Minted(var confirmation, var token) ->
          new OnceTold(
              stored(call, ConfirmationView.withToken(confirmation, token)),
              stored(call, ConfirmationView.of(confirmation)));
      case MintConfirmation.Result.Refused(var why) ->
          OnceTold.nothing(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }

  private StoredAnswer stored(Call call, ConfirmationView view) {
    return answers.stored(200, Map.of(), view, call.audience(), null);
  }
}
