package io.purser.rest.tenant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.tenant.setting.ChangeTenantSettings;
import io.purser.domain.tenant.setting.ChangeTenantSettings.Current;
import io.purser.domain.tenant.setting.ChangeTenantSettings.Result;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.cors.TenantOrigins;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.edge.Retries;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.limit.TenantRates;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Shows and sets what is different for a tenant. */
@Controller("/v1/tenants/{tenantId}/settings")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tenants")
final class TenantSettingsController {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final ChangeTenantSettings changeTenantSettings;
  private final TenantRates rates;
  private final TenantOrigins origins;
  private final JsonAnswers answers;

  TenantSettingsController(
      ChangeTenantSettings changeTenantSettings,
      TenantRates rates,
      TenantOrigins origins,
      JsonAnswers answers) {
    this.changeTenantSettings = changeTenantSettings;
    this.rates = rates;
    this.origins = origins;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_TENANTS)
  @Refuses(ProblemCode.NO_SUCH_TENANT)
  @Operation(
      operationId = "getTenantSettings",
      summary = "Read what holds for a tenant",
      description = "Its origins and how often it may ask, and by whose word each of it is so.")
  @ApiResponse(
      responseCode = "200",
      description = "What holds. ETag is the version of what was set here.",
      content = @Content(schema = @Schema(implementation = TenantSettingsView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId) {
    call.query();
    return changeTenantSettings
        .current(TenantIds.of(tenantId))
        .map(current -> answer(call, current))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TENANT));
  }

  @Patch
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.MANAGE_TENANTS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_TENANT)
  @Operation(
      operationId = "changeTenantSettings",
      summary = "Set what is different for a tenant",
      description =
          "Every node has it within five seconds. What is set here wins over the platform's settings;"
              + " null is what they say.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TenantSettingsPatch.class)),
        @Content(
            mediaType = MERGE_PATCH,
            schema = @Schema(implementation = TenantSettingsPatch.class))
      })
  @ApiResponse(
      responseCode = "200",
      description = "What holds from now on. ETag is the version of what was set here.",
      content = @Content(schema = @Schema(implementation = TenantSettingsView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var wanted = TenantSettingsPatch.read(call.mergePatch(body));
    var id = TenantIds.of(tenantId);
    return switch (Retries.whenStale(() -> changeTenantSettings.handle(id, expected, wanted, by))) {
      case Result.Done(var current) -> answer(call, current);
      case Result.NoSuchTenant _ -> throw new Refused(ProblemCode.NO_SUCH_TENANT);
      case Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
    };
  }

  private HttpResponse<byte[]> answer(Call call, Current current) {
    return answers.ok(
        TenantSettingsView.of(current, rates, origins),
        current.settings().version(),
        call.audience());
  }
}
