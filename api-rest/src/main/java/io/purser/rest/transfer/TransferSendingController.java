package io.purser.rest.transfer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.QuoteId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.SendTransfer;
import io.purser.domain.transfer.TransferDraft;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
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
import org.jspecify.annotations.Nullable;

/** Sends transfers. */
@Controller("/v1/transfers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class TransferSendingController {
  private final SendTransfer sendTransfer;
  private final KeyedRequests requests;
  private final ProblemDocuments problems;

  TransferSendingController(
      SendTransfer sendTransfer, KeyedRequests requests, ProblemDocuments problems) {
    this.sendTransfer = sendTransfer;
    this.requests = requests;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.SEND_TRANSFER)
  @Takes({Input.JSON, Input.KEY, Input.REASON, Input.PREFERENCE})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_WALLET,
    ProblemCode.WALLET_NOT_ACTIVE,
    ProblemCode.AMOUNT_NOT_POSSIBLE,
    ProblemCode.ADDRESS_NOT_VALID,
    ProblemCode.NO_SUCH_RECIPIENT,
    ProblemCode.RECIPIENT_ON_ANOTHER_CHAIN,
    ProblemCode.DESTINATION_DENIED,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.INSUFFICIENT_FUNDS,
    ProblemCode.TRANSFER_LIMIT_EXCEEDED,
    ProblemCode.IDENTICAL_TRANSFER_OPEN,
    ProblemCode.REFERENCE_USED,
    ProblemCode.NO_SUCH_QUOTE,
    ProblemCode.QUOTE_EXPIRED,
    ProblemCode.QUOTE_FOR_ANOTHER_ORDER,
    ProblemCode.NOT_COVERED_AT_PROVIDER,
    ProblemCode.ADDRESS_REFUSED_BY_PROVIDER,
    ProblemCode.CUSTOMER_UNKNOWN_TO_PROVIDER,
    ProblemCode.CUSTOMER_SUSPENDED_AT_PROVIDER,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "sendTransfer",
      summary = "Send money from a wallet",
      description =
          "Sends once, whatever is repeated or lost. The same order under the same reference gets"
              + " the transfer that there is, with Idempotent-Replayed: true. While the provider is"
              + " away nothing is sent, and the answer is 503; with Prefer: respond-async it is"
              + " 202, and the transfer is sent when the provider is back. One above the limit for"
              + " approval waits for a second person: 202, with the operation awaiting-approval.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTransfer.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Sent. Location names the transfer.",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "It was cancelled or declined before it was sent, and is not sent any more.",
      content = @Content(schema = @Schema(implementation = TransferView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way, or waiting for approval: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> send(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var transfer = NewTransfer.read(call.json(body));
    var draft = transfer.draft();
    var quote = transfer.quote();
    var reference = new Reference(transfer.reference());
    var whenNotSent = call.prefersAsync() ? WhenNotSent.GOES_ON : WhenNotSent.IS_TAKEN_BACK;
    return requests
        .of(call, key, "POST /v1/transfers", List.of(), transfer)
        .plan(whenNotSent, () -> plan(call, draft, reference, quote, by));
  }

  private Plan plan(
      Call call, TransferDraft draft, Reference reference, @Nullable QuoteId quote, Initiator by) {
    return switch (sendTransfer.plan(call.tenant(), call.caller(), draft, reference, quote, by)) {
      case SendTransfer.Result.Planned(_, var operation) -> new Plan.Planned(operation);
      case SendTransfer.Result.Known(_, var operation) -> new Plan.Known(operation);
      case SendTransfer.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
