package io.purser.rest.transfer;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.IdempotentCall;
import io.purser.domain.idempotency.LocalRequests;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.operation.OperationRequests;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.transfer.TransferId;
import io.purser.domain.transfer.approval.DecideTransfer;
import io.purser.domain.transfer.approval.DecideTransfer.Result;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.idempotency.Idempotency;
import io.purser.rest.idempotency.Replies;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Decides about transfers that take a second person. */
@Controller("/v1/transfers/{transferId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class TransferApprovalController {
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final DecideTransfer decideTransfer;
  private final OperationRequests operationRequests;
  private final LocalRequests localRequests;
  private final Idempotency idempotency;
  private final Replies replies;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  TransferApprovalController(
      DecideTransfer decideTransfer,
      OperationRequests operationRequests,
      LocalRequests localRequests,
      Idempotency idempotency,
      Replies replies,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.decideTransfer = decideTransfer;
    this.operationRequests = operationRequests;
    this.localRequests = localRequests;
    this.idempotency = idempotency;
    this.replies = replies;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/approve")
  @Consumes(MediaType.ALL)
  @Needs(Permission.APPROVE_TRANSFER)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_TRANSFER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.APPROVAL_NEEDS_ANOTHER_PERSON,
    ProblemCode.TRANSFER_NOT_AWAITING_APPROVAL,
    ProblemCode.DESTINATION_DENIED,
    ProblemCode.NOT_COVERED_AT_PROVIDER,
    ProblemCode.ADDRESS_REFUSED_BY_PROVIDER,
    ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER,
    ProblemCode.CUSTOMER_SUSPENDED_AT_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "approveTransfer",
      summary = "Let a transfer be sent that waits for approval",
      description =
          "By somebody else than who has ordered it. It is sent at once, or when the provider is"
              + " back. Where it goes is looked at once more before. Takes no body. Not for end"
              + " users.")
  @ApiResponse(
      responseCode = "200",
      description = "Sent, or given up meanwhile; state says which.",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Approved, and under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> approve(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.TRANSFER) String transferId) {
    var by = call.initiator();
    var key = key(call, request);
    var id = id(transferId);
    var identified = identified(call, key, "approve", id);
    return replies.give(
        asRead(
            Retries.whenStale(
                () ->
                    operationRequests.handle(
                        identified,
                        call.deadline(),
                        () ->
                            plan(
                                call,
                                decideTransfer.approve(call.tenant(), call.caller(), id, by))))),
        call.requestId());
  }

  /** Whoever ordered it is told that it was created; here it was there already. */
  private static Reply asRead(Reply reply) {
    return reply instanceof Reply.Answered(var answer, var replayed) && answer.status() == CREATED
        ? new Reply.Answered(
            new StoredAnswer(OK, answer.headers(), answer.body(), answer.about()), replayed)
        : reply;
  }

  private Plan plan(Call call, Result result) {
    return result instanceof Result.Approved(var operation)
        ? new Plan.Planned(operation)
        : new Plan.Answered(answer(call, result));
  }

  @Post("/decline")
  @Consumes(MediaType.ALL)
  @Needs(Permission.APPROVE_TRANSFER)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_TRANSFER,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.TRANSFER_NOT_AWAITING_APPROVAL
  })
  @Operation(
      operationId = "declineTransfer",
      summary = "Give up a transfer that waits for approval",
      description =
          "What was set aside is free again, and the reference never sends anything: whoever"
              + " repeats the order gets the declined transfer. Takes no body. Not for end users.")
  @ApiResponse(
      responseCode = "200",
      description = "Declined.",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  HttpResponse<byte[]> decline(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.TRANSFER) String transferId) {
    var by = call.initiator();
    var key = key(call, request);
    var id = id(transferId);
    var identified = identified(call, key, "decline", id);
    return replies.give(
        Retries.whenStale(
            () ->
                localRequests.handle(
                    identified,
                    () ->
                        answer(
                            call, decideTransfer.decline(call.tenant(), call.caller(), id, by)))),
        call.requestId());
  }

  private static TransferId id(String text) {
    return TransferId.parse(text).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TRANSFER));
  }

  /** Of a request that has nothing else to say. */
  private static IdempotencyKey key(Call call, HttpRequest<byte[]> request) {
    call.query();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    return key;
  }

  private IdempotentCall identified(Call call, IdempotencyKey key, String what, TransferId id) {
    return idempotency.of(
        call, key, "POST /v1/transfers/{transferId}/" + what, List.of(id.value()), Map.of());
  }

  private StoredAnswer answer(Call call, Result result) {
    return switch (result) {
      case Result.Approved _ -> throw new IllegalStateException("its operation has the answer");
      case Result.Declined(var transfer) ->
          TransferAnswers.stored(OK, transfer, call.audience(), answers);
      case Result.NoSuchTransfer _ -> refused(call, Problem.of(ProblemCode.NO_SUCH_TRANSFER));
      case Result.Refused(var why) -> refused(call, Refusals.of(why, call.caller()));
      case Result.NeedsAnotherPerson _ ->
          refused(call, Problem.of(ProblemCode.APPROVAL_NEEDS_ANOTHER_PERSON));
      case Result.NotAwaiting(var transfer) ->
          refused(
              call,
              Problem.of(ProblemCode.TRANSFER_NOT_AWAITING_APPROVAL)
                  .with("transferId", transfer.id().value())
                  .with("state", TransferView.word(transfer.state())));
    };
  }

  private StoredAnswer refused(Call call, Problem problem) {
    return problems.answer(problem, call.requestId(), null);
  }
}
