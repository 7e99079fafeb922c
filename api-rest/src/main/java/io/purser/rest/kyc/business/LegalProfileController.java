package io.purser.rest.kyc.business;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.kyc.business.DescribeBusiness;
import io.purser.domain.kyc.business.LegalProfiles;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.customer.Dates;
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
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;

/** Shows and changes how businesses are registered. */
@Controller("/v1/customers/{id}/legal-profile")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class LegalProfileController {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final UnitOfWork work;
  private final VisibleBusiness visible;
  private final LegalProfiles profiles;
  private final DescribeBusiness describeBusiness;
  private final JsonAnswers answers;
  private final InstantSource clock;

  LegalProfileController(
      UnitOfWork work,
      VisibleBusiness visible,
      LegalProfiles profiles,
      DescribeBusiness describeBusiness,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.visible = visible;
    this.profiles = profiles;
    this.describeBusiness = describeBusiness;
    this.answers = answers;
    this.clock = clock;
  }

  @Get
  @Needs(Permission.READ_KYC)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_NOT_A_BUSINESS})
  @Operation(
      operationId = "getLegalProfile",
      summary = "Read how a business is registered",
      description = "Every business has a legal profile, from the first moment on.")
  @ApiResponse(
      responseCode = "200",
      description = "The legal profile. ETag is its version, and not the customer's.",
      content = @Content(schema = @Schema(implementation = LegalProfileView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var customer = call.customer(id);
    var profile =
        work.reading(
            call.tenant(),
            () -> {
              visible.require(call, customer);
              return profiles.get(call.tenant(), customer);
            });
    return answers.ok(LegalProfileView.of(profile), profile.version(), call.audience());
  }

  @Patch
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.DESCRIBE_BUSINESS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_NOT_A_BUSINESS,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "changeLegalProfile",
      summary = "Change how a business is registered",
      description =
          "Another country or number of the register asks for the verification of an approved business"
              + " anew. What a suspended customer has is changed by services and operators alone.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = LegalProfilePatch.class),
            examples = @ExampleObject(name = "patch", value = LegalProfilePatch.EXAMPLE)),
        @Content(
            mediaType = MERGE_PATCH,
            schema = @Schema(implementation = LegalProfilePatch.class),
            examples = @ExampleObject(name = "patch", value = LegalProfilePatch.EXAMPLE))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The legal profile as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = LegalProfileView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var customer = call.customer(id);
    var changes = LegalProfilePatch.read(call.mergePatch(body), Dates.latest(clock));
    var byTenant = Access.seesOthers(call.caller());
    var result =
        Retries.whenStale(
            () ->
                work.inTransaction(
                    call.tenant(),
                    () ->
                        describeBusiness.handle(
                            call.tenant(), customer, expected, changes, byTenant, by)));
    return switch (result) {
      case DescribeBusiness.Result.Done(var profile) ->
          answers.ok(LegalProfileView.of(profile), profile.version(), call.audience());
      case DescribeBusiness.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case DescribeBusiness.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }
}
