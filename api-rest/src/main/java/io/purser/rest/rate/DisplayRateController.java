package io.purser.rest.rate;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.rate.DisplayRates;
import io.purser.domain.rate.RateTable;
import io.purser.domain.rate.SetDisplayRates;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.Times;
import io.purser.rest.problem.FieldError;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/** Shows and sets what totals are shown by. */
@Controller("/v1/display-rates")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class DisplayRateController {
  private final UnitOfWork work;
  private final DisplayRates rates;
  private final SetDisplayRates setDisplayRates;
  private final JsonAnswers answers;

  DisplayRateController(
      UnitOfWork work, DisplayRates rates, SetDisplayRates setDisplayRates, JsonAnswers answers) {
    this.work = work;
    this.rates = rates;
    this.setDisplayRates = setDisplayRates;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_DISPLAY_RATES)
  @Takes({})
  @Refuses({})
  @Operation(
      operationId = "getDisplayRates",
      summary = "Read what totals are shown by",
      description = "The display currency, and what assets are worth in it.")
  @ApiResponse(
      responseCode = "200",
      description = "Currency and rates. ETag is their version.",
      content = @Content(schema = @Schema(implementation = DisplayRatesView.class)))
  HttpResponse<byte[]> get(@Parameter(hidden = true) Call call) {
    call.query();
    var found = work.reading(call.tenant(), () -> rates.get(call.tenant()));
    return answers.ok(DisplayRatesView.of(found), found.version(), call.audience());
  }

  @Put
  @Needs(Permission.SET_DISPLAY_RATES)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.RATE_OUTDATED})
  @Operation(
      operationId = "setDisplayRates",
      summary = "Say what totals are shown by",
      description =
          "Replaces the display currency and all rates, from now on. They are for showing alone:"
              + " nothing is sold, sent or limited by them. Not for end users.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewDisplayRates.class)))
  @ApiResponse(
      responseCode = "200",
      description = "Currency and rates as they are now. ETag is their version.",
      content = @Content(schema = @Schema(implementation = DisplayRatesView.class)))
  HttpResponse<byte[]> set(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var wanted = NewDisplayRates.read(call.json(body));
    var result =
        Retries.whenStale(
            () ->
                work.inTransaction(
                    call.tenant(),
                    () ->
                        setDisplayRates.handle(
                            call.tenant(), expected, wanted.currency(), wanted.rates(), by)));
    var table = table(result);
    return answers.ok(DisplayRatesView.of(table), table.version(), call.audience());
  }

  private static RateTable table(SetDisplayRates.Result result) {
    return switch (result) {
      case SetDisplayRates.Result.Done(var table) -> table;
      case SetDisplayRates.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case SetDisplayRates.Result.InTheFuture(var symbol) ->
          throw new Refused(
              Problem.of(
                  List.of(
                      FieldError.inBody(
                          "#/rates/" + symbol + "/asOf",
                          ProblemCode.INVALID_VALUE,
                          "must not be in the future"))));
      case SetDisplayRates.Result.OlderThanKnown(var symbol, var known) ->
          throw new Refused(
              Problem.of(ProblemCode.RATE_OUTDATED)
                  .with("asset", symbol)
                  .with("asOf", Times.text(known)));
    };
  }
}
