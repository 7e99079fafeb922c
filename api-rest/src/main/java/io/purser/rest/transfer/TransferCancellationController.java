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
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.transfer.CancelTransfer;
import io.purser.domain.transfer.TransferId;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Gives transfers up that were not sent. */
@Controller("/v1/transfers/{transferId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class TransferCancellationController {
  private static final Duration WHILE_BUSY = Duration.ofSeconds(1);

  private final CancelTransfer cancelTransfer;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  TransferCancellationController(
      CancelTransfer cancelTransfer,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.cancelTransfer = cancelTransfer;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/cancel")
  @Consumes(MediaType.ALL)
  @Needs(Permission.PREPARE_TRANSFER)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_TRANSFER,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.TRANSFER_NOT_CANCELLABLE,
    ProblemCode.OPERATION_BUSY
  })
  @Operation(
      operationId = "cancelTransfer",
      summary = "Give up a transfer that was not sent",
      description =
          "Possible while certainly nothing of it was ever sent, as while the provider is away or"
              + " while it waits for approval."
              + " What was set aside is free again, and the reference never sends anything:"
              + " whoever repeats the order gets the cancelled transfer. Cancelling twice is fine."
              + " Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Cancelled.",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  HttpResponse<byte[]> cancel(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.TRANSFER) String transferId) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var id =
        TransferId.parse(transferId).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TRANSFER));
    return requests
        .of(call, key, "POST /v1/transfers/{transferId}/cancel", List.of(id.value()), Map.of())
        .answer(() -> cancel(call, id, by));
  }

  /** That somebody is just at it passes, so it is answered and not stored. */
  private StoredAnswer cancel(Call call, TransferId id, Initiator by) {
    return switch (cancelTransfer.handle(call.tenant(), call.caller(), id, by)) {
      case CancelTransfer.Result.Cancelled(var transfer) ->
          TransferAnswers.stored(200, transfer, call.audience(), answers);
      case CancelTransfer.Result.NoSuchTransfer _ ->
          refused(call, Problem.of(ProblemCode.NO_SUCH_TRANSFER));
      case CancelTransfer.Result.Refused(var why) -> refused(call, Refusals.of(why, call.caller()));
      case CancelTransfer.Result.NotCancellable(var transfer) ->
          refused(
              call,
              Problem.of(ProblemCode.TRANSFER_NOT_CANCELLABLE)
                  .with("transferId", transfer.id().value())
                  .with("state", TransferView.word(transfer.state())));
      case CancelTransfer.Result.Busy _ ->
          throw new Refused(Problem.of(ProblemCode.OPERATION_BUSY).retryAfter(WHILE_BUSY));
    };
  }

  private StoredAnswer refused(Call call, Problem problem) {
    return problems.answer(problem, call.requestId(), null);
  }
}
