package io.purser.rest.kyc;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.kyc.DecideIdentity;
import io.purser.domain.kyc.ReadKyc;
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

/** Lets operators say who customers are. */
@Controller("/v1/customers/{id}/kyc/decision")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class KycDecisionController {
  private final DecideIdentity decideIdentity;
  private final ReadKyc readKyc;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  KycDecisionController(
      DecideIdentity decideIdentity,
      ReadKyc readKyc,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.decideIdentity = decideIdentity;
    this.readKyc = readKyc;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.DECIDE_KYC)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.KYC_NOT_APPROVED
  })
  @Operation(
      operationId = "decideKyc",
      summary = "Say who a customer is",
      description =
          "For operators who have looked at evidence, which is kept sealed. Stands over what the"
              + " provider says, until an operator decides otherwise; a rejection that is retryable,"
              + " until another try has come to its end. Suspended customers are decided about too.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewKycDecision.class)))
  @ApiResponse(
      responseCode = "200",
      description = "How far the customer is known now.",
      content = @Content(schema = @Schema(implementation = KycView.class)))
  HttpResponse<byte[]> decide(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var given = NewKycDecision.read(call.json(body));
    var customer = call.customer(id);
    var by = call.initiator(given.reason());
    return requests
        .of(call, key, "POST /v1/customers/{id}/kyc/decision", List.of(customer.value()), given)
        .answer(
            () ->
                stored(
                    call, decideIdentity.handle(call.tenant(), customer, given.toDecision(), by)));
  }

  private StoredAnswer stored(Call call, DecideIdentity.Result result) {
    return switch (result) {
      case DecideIdentity.Result.Done(var customer) ->
          answers.stored(
              200, Map.of(), KycView.of(readKyc.of(customer)), call.audience(), customer.id());
      case DecideIdentity.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
    };
  }
}
