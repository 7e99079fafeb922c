package io.purser.rest.transfer.recipient;

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
import io.purser.domain.transfer.recipient.KeepRecipients;
import io.purser.domain.transfer.recipient.Recipient;
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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Adds whom customers send to. */
@Controller("/v1/customers/{id}/recipients")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class RecipientAddingController {
  private final KeepRecipients keepRecipients;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  RecipientAddingController(
      KeepRecipients keepRecipients,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.keepRecipients = keepRecipients;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.ADD_RECIPIENT)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.RECIPIENT_ADDED_ALREADY
  })
  @Operation(
      operationId = "addRecipient",
      summary = "Add somebody whom a customer sends to",
      description =
          "The address is checked for its form, and for its checksum where it has one; whether"
              + " anybody is there is not known. A transfer may name the recipient instead of the"
              + " address.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewRecipient.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Added. ETag is set.",
      content = @Content(schema = @Schema(implementation = RecipientView.class)))
  HttpResponse<byte[]> add(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewRecipient.read(call.json(body));
    var customer = call.customer(id);
    return requests
        .of(call, key, "POST /v1/customers/{id}/recipients", List.of(customer.value()), wanted)
        .answer(() -> add(call, customer, wanted, by));
  }

  private StoredAnswer add(Call call, CustomerId customer, NewRecipient wanted, Initiator by) {
    var result =
        keepRecipients.add(call.tenant(), customer, wanted.label(), wanted.toAddress(), by);
    return switch (result) {
      case KeepRecipients.Result.Kept(var recipient) -> added(call, recipient);
      case KeepRecipients.Result.AddedAlready(var existing) ->
          refused(
              call,
              Problem.of(ProblemCode.RECIPIENT_ADDED_ALREADY)
                  .with("recipientId", existing.value()));
      case KeepRecipients.Result.Refused(var why) -> refused(call, Refusals.of(why, call.caller()));
      case KeepRecipients.Result.NoSuchRecipient _, KeepRecipients.Result.OtherVersion _ ->
          throw new IllegalStateException("what is added is there in its first version");
    };
  }

  private StoredAnswer added(Call call, Recipient recipient) {
    return answers.stored(
        201,
        Map.of("ETag", JsonAnswers.etag(recipient.version())),
        RecipientView.of(recipient),
        call.audience(),
        recipient.customer());
  }

  private StoredAnswer refused(Call call, Problem problem) {
    return problems.answer(problem, call.requestId(), null);
  }
}
