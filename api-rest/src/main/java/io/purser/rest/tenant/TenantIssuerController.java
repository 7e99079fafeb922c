package io.purser.rest.tenant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.tenant.setting.ChangeTenantIssuers;
import io.purser.domain.tenant.setting.ChangeTenantIssuers.Result;
import io.purser.domain.tenant.setting.ChangeTenantSettings;
import io.purser.domain.tenant.setting.TenantSettings;
import io.purser.domain.webhook.Destinations;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
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

/** Shows and sets whose tokens are taken for a tenant. */
@Controller("/v1/tenants/{tenantId}/issuers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tenants")
final class TenantIssuerController {
  private final ChangeTenantSettings changeTenantSettings;
  private final ChangeTenantIssuers changeTenantIssuers;
  private final Destinations destinations;
  private final JsonAnswers answers;

  TenantIssuerController(
      ChangeTenantSettings changeTenantSettings,
      ChangeTenantIssuers changeTenantIssuers,
      Destinations destinations,
      JsonAnswers answers) {
    this.changeTenantSettings = changeTenantSettings;
    this.changeTenantIssuers = changeTenantIssuers;
    this.destinations = destinations;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_TENANTS)
  @Takes({})
  @Refuses(ProblemCode.NO_SUCH_TENANT)
  @Operation(
      operationId = "getTenantIssuers",
      summary = "Read whose tokens are taken for a tenant",
      description = "The issuers that were named here, beside those of the platform's settings.")
  @ApiResponse(
      responseCode = "200",
      description = "The issuers. ETag is their version.",
      content = @Content(schema = @Schema(implementation = TenantIssuersView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId) {
    call.query();
    return changeTenantSettings
        .current(TenantIds.of(tenantId))
        .map(current -> answer(call, current.settings()))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TENANT));
  }

  @Put
  @Needs(Permission.MANAGE_TENANTS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_TENANT, ProblemCode.ISSUER_TAKEN})
  @Operation(
      operationId = "setTenantIssuers",
      summary = "Say whose tokens are taken for a tenant",
      description =
          "Replaces all of them; those of the platform's settings stay. Every node has it within five"
              + " seconds: tokens of an issuer that is named no more prove nothing from then on, and the"
              + " streams that were opened by them end. Where one is new, or another than it was, they"
              + " take two operators: they are in force once another one has set the very same.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTenantIssuers.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The issuers as they are now. ETag is their version.",
      content = @Content(schema = @Schema(implementation = TenantIssuersView.class)))
  @ApiResponse(
      responseCode = "202",
      description = "The issuers as they still are, and what waits for a second operator.",
      content = @Content(schema = @Schema(implementation = TenantIssuersView.class)))
  HttpResponse<byte[]> set(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var wanted = NewTenantIssuers.read(call.json(body), destinations);
    var id = TenantIds.of(tenantId);
    return switch (Retries.whenStale(
        () -> changeTenantIssuers.handle(call.caller(), id, expected, wanted, by))) {
      case Result.Done(var settings) -> answer(call, settings);
      case Result.Awaiting(var settings) ->
          answers.accepted(TenantIssuersView.of(settings), settings.version(), call.audience());
      case Result.NoSuchTenant _ -> throw new Refused(ProblemCode.NO_SUCH_TENANT);
      case Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case Result.Taken(var issuer) ->
          throw new Refused(
              Problem.of(ProblemCode.ISSUER_TAKEN)
                  .with("issuer", issuer.issuer())
                  .with("audience", issuer.audience()));
    };
  }

  private HttpResponse<byte[]> answer(Call call, TenantSettings settings) {
    return answers.ok(TenantIssuersView.of(settings), settings.version(), call.audience());
  }
}
