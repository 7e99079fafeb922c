package io.purser.rest.card;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.card.ViewCard;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
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

/** Leads to the page that shows what no answer of ours does: a card's number, code and PIN. */
@Controller("/v1/cards/{cardId}/secure-view")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardViewController {
  private final ViewCard viewCard;
  private final VisibleCards visible;
  private final JsonAnswers answers;

  CardViewController(ViewCard viewCard, VisibleCards visible, JsonAnswers answers) {
    this.viewCard = viewCard;
    this.visible = visible;
    this.answers = answers;
  }

  @Post
  @Needs(Permission.VIEW_CARD)
  @Takes({Input.JSON, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CARD,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.CARD_STATE_FORBIDS,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "viewCard",
      summary = "Get the way to the page that shows a card",
      description =
          "A page for a short time and one use, another one each time, so it takes no"
              + " Idempotency-Key and may be repeated freely. Pages are kept nowhere. Before a PIN is"
              + " set nothing is shown: then the answer's action leads to where one is chosen. Not"
              + " for operators.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = WantedPages.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The page, or what has to be done first.",
      content = @Content(schema = @Schema(implementation = SecureViewAnswer.class)))
  HttpResponse<byte[]> view(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CARD) String cardId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var wanted = WantedPages.read(call.json(body)).toPages();
    var card = visible.get(call, cardId).id();
    return switch (viewCard.handle(call.tenant(), card, wanted, by, call.deadline())) {
      case ViewCard.Result.Shown(var view) ->
          answers.ok(SecureViewAnswer.shown(view), call.audience());
      case ViewCard.Result.PinFirst(var setUp) ->
          answers.ok(SecureViewAnswer.pinFirst(setUp), call.audience());
      case ViewCard.Result.Refused(var why) -> throw new Refused(Refusals.of(why, call.caller()));
      case ViewCard.Result.Unavailable(var retryAfter) -> throw ProviderAway.refused(retryAfter);
    };
  }
}
