package io.purser.rest.transfer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.transfer.QuoteTransfer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProviderAway;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Says what transfers would cost. */
@Controller("/v1/transfers/quotes")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class TransferQuoteController {
  private final QuoteTransfer quoteTransfer;
  private final JsonAnswers answers;

  TransferQuoteController(QuoteTransfer quoteTransfer, JsonAnswers answers) {
    this.quoteTransfer = quoteTransfer;
    this.answers = answers;
  }

  @Post
  @Needs(Permission.PREPARE_TRANSFER)
  @Takes(Input.JSON)
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
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "quoteTransfer",
      summary = "Ask what a transfer would cost",
      description =
          "Moves nothing, so it takes no Idempotency-Key and may be repeated freely. A quote is"
              + " good for a minute.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewQuote.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The quote.",
      content = @Content(schema = @Schema(implementation = QuoteView.class)))
  HttpResponse<byte[]> quote(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var draft = NewQuote.read(call.json(body)).draft();
    return switch (quoteTransfer.handle(call.tenant(), call.caller(), draft, call.deadline())) {
      case QuoteTransfer.Result.Quoted(var quote) ->
          answers.ok(QuoteView.of(quote), call.audience());
      case QuoteTransfer.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
      case QuoteTransfer.Result.Unavailable(_, var retryAfter) ->
          throw ProviderAway.refused(retryAfter);
    };
  }
}
