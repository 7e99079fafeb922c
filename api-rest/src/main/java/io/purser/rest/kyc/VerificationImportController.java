package io.purser.rest.kyc;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.imports.ImportVerification;
import io.purser.domain.kyc.imports.ShareToken;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Has verifications taken over that were made elsewhere. */
@Controller("/v1/customers/{id}/kyc/import")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class VerificationImportController {
  private final ImportVerification importVerification;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;

  VerificationImportController(
      ImportVerification importVerification, KeyedRequests requests, ProblemDocuments problems) {
    this.importVerification = importVerification;
    this.requests = requests;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.IMPORT_VERIFICATION)
  @Takes({Input.JSON, Input.KEY, Input.REASON, Input.PREFERENCE})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.VERIFICATION_IMPORT_NOT_CONFIGURED,
    ProblemCode.VERIFICATION_IMPORT_UNDER_WAY,
    ProblemCode.SHARE_TOKEN_EXPIRED,
    ProblemCode.SHARE_TOKEN_NOT_ACCEPTED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.VERIFICATION_IMPORTER_UNAVAILABLE
  })
  @Operation(
      operationId = "importVerification",
      summary = "Take over what was verified elsewhere",
      description =
          "Gives a share token of your verification vendor to your own importer, once, whatever is"
              + " repeated or lost. Offered where an importer is configured. While it is away nothing"
              + " is sent, and the answer is 503; with Prefer: respond-async it is 202, and the token"
              + " is sent when it is back.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewVerificationImport.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Taken over. How far the customer is known now, as end users see it.",
      content = @Content(schema = @Schema(implementation = KycView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> take(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var given = NewVerificationImport.read(call.json(body));
    var customer = call.customer(id);
    var whenNotSent = call.prefersAsync() ? WhenNotSent.GOES_ON : WhenNotSent.IS_TAKEN_BACK;
    return requests
        .of(call, key, "POST /v1/customers/{id}/kyc/import", List.of(customer.value()), given)
        .plan(
            whenNotSent,
            ProblemCode.VERIFICATION_IMPORTER_UNAVAILABLE,
            () -> plan(call, customer, given.token(), by));
  }

  private Plan plan(Call call, CustomerId customer, ShareToken token, Initiator by) {
    var result =
        Access.seesOthers(call.caller())
            ? importVerification.byTenant(call.tenant(), customer, token, by)
            : importVerification.byThemselves(call.tenant(), customer, token, by);
    return switch (result) {
      case ImportVerification.Result.Planned(var operation) -> new Plan.Planned(operation);
      case ImportVerification.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
