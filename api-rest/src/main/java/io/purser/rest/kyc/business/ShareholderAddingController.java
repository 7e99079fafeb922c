package io.purser.rest.kyc.business;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.kyc.business.KeepShareholders;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.customer.Dates;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Adds who holds shares of businesses. */
@Controller("/v1/customers/{id}/shareholders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class ShareholderAddingController {
  private final KeepShareholders keepShareholders;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  ShareholderAddingController(
      KeepShareholders keepShareholders,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.keepShareholders = keepShareholders;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post
  @Needs(Permission.DESCRIBE_BUSINESS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_NOT_A_BUSINESS,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.SHARES_ABOVE_THE_WHOLE,
    ProblemCode.TOO_MANY_SHAREHOLDERS
  })
  @Operation(
      operationId = "addShareholder",
      summary = "Add somebody who holds a share of a business",
      description =
          "At most 50, and at most 100 percent together. What a suspended customer has is added to by"
              + " services and operators alone.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewShareholder.class),
              examples = {
                @ExampleObject(name = "person", value = NewShareholder.PERSON),
                @ExampleObject(name = "company", value = NewShareholder.COMPANY)
              }))
  @ApiResponse(
      responseCode = "201",
      description = "Added. ETag is set.",
      content = @Content(schema = @Schema(implementation = ShareholderView.class)))
  HttpResponse<byte[]> add(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewShareholder.read(call.json(body), Dates.latest(clock));
    var customer = call.customer(id);
    return requests
        .of(call, key, "POST /v1/customers/{id}/shareholders", List.of(customer.value()), wanted)
        .answer(() -> add(call, customer, wanted, by));
  }

  private StoredAnswer add(Call call, CustomerId customer, NewShareholder wanted, Initiator by) {
    var byTenant = Access.seesOthers(call.caller());
    var result = keepShareholders.add(call.tenant(), customer, wanted.toStake(), byTenant, by);
    return switch (result) {
      case KeepShareholders.Result.Kept(var shareholder) -> added(call, shareholder);
      case KeepShareholders.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
      case KeepShareholders.Result.OtherVersion _ ->
          throw new IllegalStateException("what is added is there in its first version");
    };
  }

  private StoredAnswer added(Call call, Shareholder shareholder) {
    return answers.stored(
        201,
        Map.of("ETag", JsonAnswers.etag(shareholder.version())),
        ShareholderView.of(shareholder),
        call.audience(),
        shareholder.customer());
  }
}
