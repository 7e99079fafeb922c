package io.purser.rest.kyc;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.card.onboarding.ProveIdentity;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.kyc.ReadKyc;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.card.onboarding.KycLinkView;
import io.purser.rest.card.onboarding.StepResults;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Reads how far customers are known, and leads them to where they are made known. */
@Controller("/v1/customers/{id}/kyc")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class KycController {
  private final UnitOfWork work;
  private final Customers customers;
  private final ReadKyc readKyc;
  private final ProveIdentity proveIdentity;
  private final JsonAnswers answers;

  KycController(
      UnitOfWork work,
      Customers customers,
      ReadKyc readKyc,
      ProveIdentity proveIdentity,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.readKyc = readKyc;
    this.proveIdentity = proveIdentity;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_KYC)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "getKyc",
      summary = "Read how far a customer is known",
      description =
          "Everybody has one, from the first moment on. Never asks the provider: what it has found"
              + " out is told by webhook on the way to a card, or found within a minute.")
  @ApiResponse(
      responseCode = "200",
      description = "How far the customer is known.",
      content = @Content(schema = @Schema(implementation = KycView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    var status =
        work.reading(
            call.tenant(),
            () ->
                customers
                    .get(call.tenant(), customer)
                    .filter(it -> it instanceof Customer.Living || Access.seesOthers(call.caller()))
                    .map(readKyc::of)
                    .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER)));
    return answers.ok(KycView.of(status), call.audience());
  }

  @Post("/link")
  @Consumes(MediaType.ALL)
  @Needs(Permission.ONBOARD_FOR_CARD)
  @Takes({Input.EMPTY, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.NO_CARD_ONBOARDING,
    ProblemCode.CARD_STEP_NOT_OPEN,
    ProblemCode.CARD_STEP_TOO_EARLY,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.PROVIDER_UNAVAILABLE
  })
  @Operation(
      operationId = "openKyc",
      summary = "Get the way to the provider's page where identity is proved",
      description =
          "The same as on the way to a card, where it needs an onboarding at this step. A fresh link"
              + " each time, so it takes no Idempotency-Key and may be repeated freely. Links are"
              + " kept nowhere. Takes no body.")
  @ApiResponse(
      responseCode = "200",
      description = "The link.",
      content = @Content(schema = @Schema(implementation = KycLinkView.class)))
  HttpResponse<byte[]> link(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<byte[]> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    call.requireNoBody(request.getBody());
    var result = proveIdentity.handle(call.tenant(), call.customer(id), by, call.deadline());
    return answers.ok(KycLinkView.of(StepResults.orRefused(result, call)), call.audience());
  }
}
