package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CreateCustomer;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
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

/** Creates customers. */
@Controller("/v1/customers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerController {
  private final CreateCustomer createCustomer;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  CustomerController(
      CreateCustomer createCustomer,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.createCustomer = createCustomer;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post
  @Needs(Permission.CREATE_CUSTOMER)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.WRONG_CUSTOMER_TYPE,
    ProblemCode.EMAIL_TAKEN,
    ProblemCode.EXTERNAL_ID_TAKEN,
    ProblemCode.VERIFICATION_IMPORT_NOT_CONFIGURED
  })
  @Operation(
      operationId = "createCustomer",
      summary = "Create a customer",
      description =
          "An empty object is enough. The provider is not asked, and nobody else is waited for.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = NewCustomer.class),
              examples = {
                @ExampleObject(name = "individual", value = NewCustomer.INDIVIDUAL),
                @ExampleObject(name = "business", value = NewCustomer.BUSINESS)
              }))
  @ApiResponse(
      responseCode = "201",
      description = "Created. Location and ETag are set.",
      content = @Content(schema = @Schema(implementation = CustomerView.class)))
  HttpResponse<byte[]> create(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var request = NewCustomer.read(call.json(body), Dates.latest(clock));
    return requests
        .of(call, key, "POST /v1/customers", List.of(), request)
        .answer(() -> create(call, request, by));
  }

  private StoredAnswer create(Call call, NewCustomer request, Initiator by) {
    var token = request.token();
    var result =
        token == null
            ? createCustomer.handle(call.tenant(), request.ownId(), request.profile(), by)
            : createCustomer.handle(call.tenant(), request.ownId(), request.profile(), token, by);
    return switch (result) {
      case CreateCustomer.Result.Created(var customer) ->
          answers.stored(
              201,
              Map.of(
                  "Location",
                  "/v1/customers/" + customer.id(),
                  "ETag",
                  JsonAnswers.etag(customer.header().version())),
              CustomerView.of(customer),
              call.audience(),
              customer.id());
      case CreateCustomer.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
    };
  }
}
