package io.purser.rest.reconciliation;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.reconciliation.BreakId;
import io.purser.domain.reconciliation.SettleBreak;
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
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Lets operators look into breaks, and take them as they are. */
@Controller("/v1/reconciliation-breaks/{breakId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class BreakSettlingController {
  private final SettleBreak settleBreak;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  BreakSettlingController(
      SettleBreak settleBreak,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.settleBreak = settleBreak;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/take")
  @Consumes(MediaType.ALL)
  @Needs(Permission.SETTLE_BREAK)
  @Takes({Input.EMPTY, Input.KEY, Input.REASON})
  @Refuses({ProblemCode.NO_SUCH_BREAK, ProblemCode.BREAK_ENDED})
  @Operation(
      operationId = "takeReconciliationBreak",
      summary = "Say that you look into a break",
      description =
          "From then on it is yours, whoever had it before. For operators. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "The break, which is yours.",
      content = @Content(schema = @Schema(implementation = BreakView.class)))
  HttpResponse<byte[]> take(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.BREAK) String breakId) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    call.requireNoBody(request.getBody());
    var id = id(breakId);
    return requests
        .of(
            call,
            key,
            "POST /v1/reconciliation-breaks/{breakId}/take",
            List.of(id.value()),
            Map.of())
        .answer(() -> stored(call, settleBreak.take(call.tenant(), id, by)));
  }

  @Post("/close")
  @Needs(Permission.SETTLE_BREAK)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_BREAK,
    ProblemCode.BREAK_ENDED,
    ProblemCode.BREAK_CHANGED
  })
  @Operation(
      operationId = "closeReconciliationBreak",
      summary = "Take a break as it is",
      description =
          "The wallet may differ by this much from then on. Nothing moves in the books: what the"
              + " customer can spend stays what it was. For operators, with evidence.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = BreakClosing.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The break, closed.",
      content = @Content(schema = @Schema(implementation = BreakView.class)))
  HttpResponse<byte[]> close(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.BREAK) String breakId,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var given = BreakClosing.read(call.json(body));
    var by = call.initiator(given.reason());
    var id = id(breakId);
    return requests
        .of(call, key, "POST /v1/reconciliation-breaks/{breakId}/close", List.of(id.value()), given)
        .answer(
            () ->
                stored(
                    call,
                    settleBreak.close(
                        call.tenant(), id, given.exactDifference(), given.evidence(), by)));
  }

  private static BreakId id(String text) {
    return BreakId.parse(text).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_BREAK));
  }

  private StoredAnswer stored(Call call, SettleBreak.Result result) {
    return switch (result) {
      case SettleBreak.Result.Done(var now) ->
          answers.stored(
              200, Map.of(), BreakView.of(now), call.audience(), now.header().customer());
      case SettleBreak.Result.NoSuchBreak _ ->
          problems.answer(Problem.of(ProblemCode.NO_SUCH_BREAK), call.requestId(), null);
      case SettleBreak.Result.Ended(var ended) ->
          problems.answer(
              Problem.of(ProblemCode.BREAK_ENDED).with("state", BreakView.word(ended.state())),
              call.requestId(),
              null);
      case SettleBreak.Result.DiffersOtherwise(var now) ->
          problems.answer(
              Problem.of(ProblemCode.BREAK_CHANGED)
                  .with("difference", now.gap().difference().text()),
              call.requestId(),
              null);
    };
  }
}
