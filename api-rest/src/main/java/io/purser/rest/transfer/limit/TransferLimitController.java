package io.purser.rest.transfer.limit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.transfer.limit.ChangeTransferLimits;
import io.purser.domain.transfer.limit.SendingLimits;
import io.purser.domain.transfer.limit.TransferLimits;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows and sets how much may be sent. */
@Controller("/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class TransferLimitController {
  private final UnitOfWork work;
  private final Customers customers;
  private final TransferLimits limits;
  private final ChangeTransferLimits changeTransferLimits;
  private final JsonAnswers answers;

  TransferLimitController(
      UnitOfWork work,
      Customers customers,
      TransferLimits limits,
      ChangeTransferLimits changeTransferLimits,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.limits = limits;
    this.changeTransferLimits = changeTransferLimits;
    this.answers = answers;
  }

  @Get("/transfer-limits")
  @Needs(Permission.READ_TRANSFER_CONTROLS)
  @Takes({})
  @Refuses({})
  @Operation(
      operationId = "getTransferLimits",
      summary = "Read how much every customer may send",
      description = "What a customer may send is the lower of this and of their own limits.")
  @ApiResponse(
      responseCode = "200",
      description = "The limits. ETag is their version.",
      content = @Content(schema = @Schema(implementation = TransferLimitsView.class)))
  HttpResponse<byte[]> get(@Parameter(hidden = true) Call call) {
    call.query();
    var found = work.reading(call.tenant(), () -> limits.get(call.tenant(), null));
    return answers.ok(TransferLimitsView.ofEverybody(found), found.version(), call.audience());
  }

  @Put("/transfer-limits")
  @Needs(Permission.SET_TRANSFER_CONTROLS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.LOOSER_LIMITS_NEED_OPERATORS})
  @Operation(
      operationId = "setTransferLimits",
      summary = "Say how much every customer may send",
      description =
          "Replaces all of them, from now on. What was sent before, or is under way, counts. Limits"
              + " under which more is sent without a second person take two operators: they are in"
              + " force once another one has set the same, and any other change drops them. Not for"
              + " end users.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTransferLimits.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The limits as they are now. ETag is their version.",
      content = @Content(schema = @Schema(implementation = TransferLimitsView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The limits as they still are, and what waits for a second operator.",
      content = @Content(schema = @Schema(implementation = TransferLimitsView.class)))
  HttpResponse<byte[]> set(@Parameter(hidden = true) Call call, @Body byte[] body) {
    return answer(call, changed(call, null, body), TransferLimitsView::ofEverybody);
  }

  @Get("/customers/{id}/transfer-limits")
  @Needs(Permission.READ_TRANSFER)
  @Takes({})
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getTransferLimitsOfCustomer",
      summary = "Read how much a customer may send",
      description = "Their own limits, and what holds for them.")
  @ApiResponse(
      responseCode = "200",
      description = "The limits. ETag is the version of their own.",
      content = @Content(schema = @Schema(implementation = TransferLimitsView.class)))
  HttpResponse<byte[]> getOfCustomer(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    return work.reading(
        call.tenant(),
        () -> {
          if (customers.get(call.tenant(), customer).isEmpty()) {
            throw new Refused(ProblemCode.NO_SUCH_CUSTOMER);
          }
          return shown(call, limits.get(call.tenant(), customer));
        });
  }

  @Put("/customers/{id}/transfer-limits")
  @Needs(Permission.SET_TRANSFER_CONTROLS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.LOOSER_LIMITS_NEED_OPERATORS
  })
  @Operation(
      operationId = "setTransferLimitsOfCustomer",
      summary = "Say how much a customer may send",
      description =
          "Replaces all of their own limits, from now on. What was sent before, or is under way,"
              + " counts. Limits under which more is sent without a second person take two"
              + " operators, as those for every customer do. Not for end users.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTransferLimits.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The limits as they are now. ETag is the version of their own.",
      content = @Content(schema = @Schema(implementation = TransferLimitsView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The limits as they still are, and what waits for a second operator.",
      content = @Content(schema = @Schema(implementation = TransferLimitsView.class)))
  HttpResponse<byte[]> setOfCustomer(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    var result = changed(call, call.customer(id), body);
    return answer(
        call, result, changed -> work.reading(call.tenant(), () -> viewOfCustomer(changed)));
  }

  private HttpResponse<byte[]> shown(Call call, SendingLimits limitsOfCustomer) {
    return answers.ok(
        viewOfCustomer(limitsOfCustomer), limitsOfCustomer.version(), call.audience());
  }

  private TransferLimitsView viewOfCustomer(SendingLimits limitsOfCustomer) {
    var everybodys = limits.get(limitsOfCustomer.tenant(), null);
    return TransferLimitsView.ofCustomer(limitsOfCustomer, everybodys);
  }

  private HttpResponse<byte[]> answer(
      Call call,
      ChangeTransferLimits.Result result,
      Function<SendingLimits, TransferLimitsView> view) {
    return switch (result) {
      case ChangeTransferLimits.Result.Done(var limits) ->
          answers.ok(view.apply(limits), limits.version(), call.audience());
      case ChangeTransferLimits.Result.Awaiting(var limits) ->
          answers.accepted(view.apply(limits), limits.version(), call.audience());
      case ChangeTransferLimits.Result.NeedsOperators _ ->
          throw new Refused(ProblemCode.LOOSER_LIMITS_NEED_OPERATORS);
      case ChangeTransferLimits.Result.OtherVersion _ ->
          throw new Refused(ProblemCode.VERSION_STALE);
      case ChangeTransferLimits.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  private ChangeTransferLimits.Result changed(
      Call call, @Nullable CustomerId customer, byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var wanted = NewTransferLimits.read(call.json(body));
    return Retries.whenStale(
        () ->
            work.inTransaction(
                call.tenant(),
                () -> changeTransferLimits.handle(call.caller(), customer, expected, wanted, by)));
  }
}
