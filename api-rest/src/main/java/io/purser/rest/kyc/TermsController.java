package io.purser.rest.kyc;

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
import io.purser.domain.kyc.AcceptTerms;
import io.purser.domain.kyc.TermsAcceptance;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Notes which terms customers accept. */
@Controller("/v1/customers/{id}/terms-acceptances")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class TermsController {
  private final AcceptTerms acceptTerms;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;
  private final InstantSource clock;

  TermsController(
      AcceptTerms acceptTerms,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems,
      InstantSource clock) {
    this.acceptTerms = acceptTerms;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
    this.clock = clock;
  }

  @Post
  @Needs(Permission.ACCEPT_TERMS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "acceptTerms",
      summary = "Note that a customer has accepted your terms",
      description = "A version is accepted once; the first time stays.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTermsAcceptance.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Noted.",
      content = @Content(schema = @Schema(implementation = AcceptedTermsView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "This version was accepted before: that acceptance.",
      content = @Content(schema = @Schema(implementation = AcceptedTermsView.class)))
  HttpResponse<byte[]> accept(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var latest = Access.seesOthers(call.caller()) ? clock.instant() : null;
    var given = NewTermsAcceptance.read(call.json(body), latest);
    var customer = call.customer(id);
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/terms-acceptances",
            List.of(customer.value()),
            given)
        .answer(() -> stored(call, customer, accept(call, customer, given, by)));
  }

  private AcceptTerms.Result accept(
      Call call, CustomerId customer, NewTermsAcceptance given, Initiator by) {
    return Access.seesOthers(call.caller())
        ? acceptTerms.byTenant(call.tenant(), customer, given.version(), given.time(), by)
        : acceptTerms.byThemselves(call.tenant(), customer, given.version(), by);
  }

  private StoredAnswer stored(Call call, CustomerId customer, AcceptTerms.Result result) {
    return switch (result) {
      case AcceptTerms.Result.Accepted(var acceptance) -> stored(call, customer, 201, acceptance);
      case AcceptTerms.Result.Known(var acceptance) -> stored(call, customer, 200, acceptance);
      case AcceptTerms.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
    };
  }

  private StoredAnswer stored(
      Call call, CustomerId customer, int status, TermsAcceptance acceptance) {
    return answers.stored(
        status, Map.of(), AcceptedTermsView.of(acceptance), call.audience(), customer);
  }
}
