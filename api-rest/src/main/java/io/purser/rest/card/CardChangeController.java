package io.purser.rest.card;

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
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardId;
import io.purser.domain.card.ChangeCard;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.operation.OperationView;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/**
 * Makes of a card what is wanted. While the provider is away that is accepted: the newest wish
 * counts when it is back.
 */
@Controller("/v1/cards/{cardId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cards")
final class CardChangeController {
  private final ChangeCard changeCard;
  private final VisibleCards visible;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  CardChangeController(
      ChangeCard changeCard,
      VisibleCards visible,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.changeCard = changeCard;
    this.visible = visible;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/freeze")
  @Consumes(MediaType.ALL)
  @Needs(Permission.CHANGE_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CARD,
    ProblemCode.CARD_STATE_FORBIDS,
    ProblemCode.CARD_FROZEN_BY_WITHDRAWAL,
    ProblemCode.CARD_BEING_CLOSED,
    ProblemCode.CARD_UNKNOWN_TO_PROVIDER,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "freezeCard",
      summary = "Freeze a card",
      description =
          "Payments are declined until it is unfrozen. A card that is so already is the answer too. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Frozen.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> freeze(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CARD) String cardId) {
    return change(call, request, cardId, CardChange.FREEZE);
  }

  @Post("/unfreeze")
  @Consumes(MediaType.ALL)
  @Needs(Permission.CHANGE_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CARD,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.CARD_STATE_FORBIDS,
    ProblemCode.CARD_FROZEN_BY_WITHDRAWAL,
    ProblemCode.CARD_BEING_CLOSED,
    ProblemCode.CARD_UNKNOWN_TO_PROVIDER,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "unfreezeCard",
      summary = "Unfreeze a card",
      description =
          "It can be paid with again. A card that is so already is the answer too. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Active again.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> unfreeze(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CARD) String cardId) {
    return change(call, request, cardId, CardChange.UNFREEZE);
  }

  @Post("/report-lost")
  @Consumes(MediaType.ALL)
  @Needs(Permission.CHANGE_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CARD,
    ProblemCode.CARD_STATE_FORBIDS,
    ProblemCode.CARD_BEING_CLOSED,
    ProblemCode.CARD_UNKNOWN_TO_PROVIDER,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "reportCardLost",
      summary = "Report a card lost",
      description =
          "Closes it for ever. A card that is so already is the answer too. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Closed.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> reportLost(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CARD) String cardId) {
    return change(call, request, cardId, CardChange.REPORT_LOST);
  }

  @Post("/report-stolen")
  @Consumes(MediaType.ALL)
  @Needs(Permission.CHANGE_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CARD,
    ProblemCode.CARD_STATE_FORBIDS,
    ProblemCode.CARD_BEING_CLOSED,
    ProblemCode.CARD_UNKNOWN_TO_PROVIDER,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "reportCardStolen",
      summary = "Report a card stolen",
      description =
          "Closes it for ever. A card that is so already is the answer too. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Closed.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> reportStolen(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CARD) String cardId) {
    return change(call, request, cardId, CardChange.REPORT_STOLEN);
  }

  @Post("/void")
  @Consumes(MediaType.ALL)
  @Needs(Permission.CHANGE_CARD)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CARD,
    ProblemCode.CARD_STATE_FORBIDS,
    ProblemCode.CARD_BEING_CLOSED,
    ProblemCode.CARD_UNKNOWN_TO_PROVIDER,
    ProblemCode.SUPERSEDED,
    ProblemCode.CLOSED_WITHOUT_EFFECT,
    ProblemCode.REFUSED_BY_PROVIDER
  })
  @Operation(
      operationId = "voidCard",
      summary = "Void a card",
      description =
          "Closes it for ever. A card that is so already is the answer too. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "Closed.",
      content = @Content(schema = @Schema(implementation = CardView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "Under way: Location names the operation.",
      content = @Content(schema = @Schema(implementation = OperationView.class)))
  HttpResponse<byte[]> voidCard(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CARD) String cardId) {
    return change(call, request, cardId, CardChange.VOID);
  }

  private HttpResponse<byte[]> change(
      Call call, HttpRequest<byte[]> request, String cardId, CardChange change) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var card = visible.get(call, cardId).id();
    return requests
        .of(
            call,
            key,
            "POST /v1/cards/{cardId}/" + CardView.word(change),
            List.of(card.value()),
            Map.of())
        .plan(() -> plan(call, card, change, by));
  }

  private Plan plan(Call call, CardId card, CardChange change, Initiator by) {
    return switch (changeCard.plan(call.tenant(), card, change, by)) {
      case ChangeCard.Result.Planned(var operation) -> new Plan.Planned(operation);
      case ChangeCard.Result.SoAlready(var so) ->
          new Plan.Answered(CardAnswers.stands(200, so, answers));
      case ChangeCard.Result.Refused(var why) ->
          new Plan.Answered(
              problems.answer(Refusals.of(why, call.caller()), call.requestId(), null));
    };
  }
}
