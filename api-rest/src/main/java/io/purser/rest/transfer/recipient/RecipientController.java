package io.purser.rest.transfer.recipient;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customers;
import io.purser.domain.transfer.recipient.KeepRecipients;
import io.purser.domain.transfer.recipient.Recipient;
import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.transfer.recipient.Recipients;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
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
import java.util.Map;
import java.util.function.Function;

/** Shows whom customers send to, renames and removes them. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class RecipientController {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String RECIPIENT = "A recipient's id.";

  private final UnitOfWork work;
  private final Customers customers;
  private final Recipients recipients;
  private final KeepRecipients keepRecipients;
  private final Cursors cursors;
  private final JsonAnswers answers;

  RecipientController(
      UnitOfWork work,
      Customers customers,
      Recipients recipients,
      KeepRecipients keepRecipients,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.recipients = recipients;
    this.keepRecipients = keepRecipients;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get("/customers/{id}/recipients")
  @Needs(Permission.READ_TRANSFER)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listRecipients",
      summary = "List whom a customer sends to",
      description = "Newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = RecipientPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing =
        new Listing(
            call.tenant(), "GET /v1/customers/{id}/recipients", Map.of("id", customer.value()));
    var page = cursors.page(listing, query);
    var found =
        work.reading(
                call.tenant(),
                () ->
                    customers
                        .get(call.tenant(), customer)
                        .map(_ -> recipients.list(call.tenant(), customer, page)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    return answers.ok(
        new RecipientPage(
            found.items().stream().map(RecipientView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Patch("/recipients/{recipientId}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.KEEP_RECIPIENTS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_RECIPIENT,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "renameRecipient",
      summary = "Call a recipient something else",
      description =
          "The address never changes. What a suspended customer has is changed by services and"
              + " operators alone.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = RecipientPatch.class)),
        @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = RecipientPatch.class))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The recipient as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = RecipientView.class)))
  HttpResponse<byte[]> rename(
      @Parameter(hidden = true) Call call,
      @Parameter(description = RECIPIENT) String recipientId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var label = RecipientPatch.read(call.mergePatch(body)).label();
    var byTenant = Access.seesOthers(call.caller());
    var renamed =
        kept(call, recipientId, seen -> keepRecipients.rename(seen, expected, label, byTenant, by));
    return answers.ok(RecipientView.of(renamed), renamed.version(), call.audience());
  }

  @Delete("/recipients/{recipientId}")
  @Needs(Permission.KEEP_RECIPIENTS)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_RECIPIENT,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "removeRecipient",
      summary = "Remove a recipient",
      description =
          "Nothing of it is kept; transfers keep the address that they were sent to. What a suspended"
              + " customer has is removed by services and operators alone.")
  @ApiResponse(responseCode = "204", description = "Removed.")
  HttpResponse<byte[]> remove(
      @Parameter(hidden = true) Call call, @Parameter(description = RECIPIENT) String recipientId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var byTenant = Access.seesOthers(call.caller());
    var _ = kept(call, recipientId, seen -> keepRecipients.remove(seen, expected, byTenant, by));
    return HttpResponse.noContent();
  }

  private Recipient kept(Call call, String id, Function<Recipient, KeepRecipients.Result> change) {
    var result = work.inTransaction(call.tenant(), () -> change.apply(visible(call, id)));
    return switch (result) {
      case KeepRecipients.Result.Kept(var recipient) -> recipient;
      case KeepRecipients.Result.NoSuchRecipient _, KeepRecipients.Result.AddedAlready _ ->
          throw new Refused(ProblemCode.NO_SUCH_RECIPIENT);
      case KeepRecipients.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case KeepRecipients.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  /** Another one's answers exactly as one that is not there. */
  private Recipient visible(Call call, String id) {
    return RecipientId.parse(id)
        .flatMap(parsed -> recipients.get(call.tenant(), parsed))
        .filter(found -> Access.sees(call.caller(), found.customer()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_RECIPIENT));
  }
}
