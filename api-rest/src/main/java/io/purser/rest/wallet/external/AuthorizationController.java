package io.purser.rest.wallet.external;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Caller;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.wallet.external.Authorization.Recorder;
import io.purser.domain.wallet.external.RecordAuthorization;
import io.purser.domain.wallet.external.RecordAuthorization.Result;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.function.LongPredicate;

/** Takes down what is told of who may take money from an address. */
@Controller("/v1/external-wallets/{walletId}/authorization")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "wallets")
final class AuthorizationController {
  private final UnitOfWork work;
  private final VisibleExternalWallets wallets;
  private final RecordAuthorization recordAuthorization;
  private final JsonAnswers answers;

  AuthorizationController(
      UnitOfWork work,
      VisibleExternalWallets wallets,
      RecordAuthorization recordAuthorization,
      JsonAnswers answers) {
    this.work = work;
    this.wallets = wallets;
    this.recordAuthorization = recordAuthorization;
    this.answers = answers;
  }

  @Put
  @Needs(Permission.AUTHORIZE_WALLET)
  @Takes({Input.JSON, Input.PRECONDITION})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_WALLET, ProblemCode.CUSTOMER_DELETED})
  @Operation(
      operationId = "recordAuthorization",
      summary = "Record who may take money from an address",
      description =
          "Keeps what you tell, with who told it and when; nobody looks at the chain, and nothing is"
              + " taken. Telling the same again leaves the version as it is. What was known before is"
              + " in the events and in the audit log.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewAuthorization.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The wallet as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ExternalWalletView.class)))
  HttpResponse<byte[]> put(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.EXTERNAL_WALLET) String walletId,
      @Body byte[] body) {
    call.query();
    var expected = call.ifMatch();
    var told = NewAuthorization.read(call.json(body));
    var by = call.initiator(told.evidence());
    var result =
        Retries.whenStale(
            () -> work.inTransaction(call.tenant(), () -> put(call, walletId, expected, told, by)));
    return switch (result) {
      case Result.Done(var wallet) ->
          answers.ok(ExternalWalletView.of(wallet), wallet.version(), call.audience());
      case Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case Result.Refused(var why) -> throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  private Result put(
      Call call, String id, LongPredicate expected, NewAuthorization told, Initiator by) {
    return recordAuthorization.handle(
        wallets.get(call, id), expected, told.toClaim(), recorder(call.caller()), by);
  }

  private static Recorder recorder(Caller caller) {
    return switch (caller) {
      case Caller.Service _ -> Recorder.SERVICE;
      case Caller.Operator _ -> Recorder.OPERATOR;
      case Caller.EndUser _, Caller.Newcomer _ ->
          throw new IllegalStateException("customers have no permission to tell of themselves");
    };
  }
}
