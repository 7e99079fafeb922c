package io.purser.rest.tenant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.tenant.credential.SetProviderCredentials;
import io.purser.domain.tenant.credential.SetProviderCredentials.Result;
import io.purser.domain.tenant.credential.StoredCredentials;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
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
import java.util.Optional;

/** Sets what opens a tenant's account at the provider. It goes in and never comes out. */
@Controller("/v1/tenants/{tenantId}/provider-credentials")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tenants")
final class ProviderCredentialsController {
  private final SetProviderCredentials setProviderCredentials;
  private final JsonAnswers answers;

  ProviderCredentialsController(
      SetProviderCredentials setProviderCredentials, JsonAnswers answers) {
    this.setProviderCredentials = setProviderCredentials;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_TENANTS)
  @Refuses(ProblemCode.NO_SUCH_TENANT)
  @Operation(
      operationId = "getProviderCredentials",
      summary = "Read since when a tenant's account is opened by what",
      description = "Who has set the credentials and when; nothing of themselves.")
  @ApiResponse(
      responseCode = "200",
      description = "What may be known.",
      content = @Content(schema = @Schema(implementation = ProviderCredentialsView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId) {
    call.query();
    var kept =
        setProviderCredentials
            .kept(TenantIds.of(tenantId))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TENANT));
    return answers.ok(ProviderCredentialsView.of(kept.credentials()), call.audience());
  }

  @Put
  @Needs(Permission.SET_PROVIDER_CREDENTIALS)
  @Takes({Input.JSON, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.NO_SUCH_TENANT,
    ProblemCode.PROVIDER_CREDENTIALS_REFUSED,
    ProblemCode.PROVIDER_CREDENTIALS_NOT_FOUND,
    ProblemCode.PROVIDER_ACCOUNT_OF_OTHER_MODE,
    ProblemCode.TEMPORARILY_UNAVAILABLE
  })
  @Operation(
      operationId = "setProviderCredentials",
      summary = "Set what opens a tenant's account at the provider",
      description =
          "For all tenants of the account, once the provider has accepted it, there where tenants of"
              + " this mode are served. Every node takes it up within seconds; what is under way goes on"
              + " with what it began with. Leave the old key valid at the provider for a minute.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewProviderCredentials.class)))
  @ApiResponse(
      responseCode = "200",
      description = "What may be known.",
      content = @Content(schema = @Schema(implementation = ProviderCredentialsView.class)))
  HttpResponse<byte[]> set(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var given = NewProviderCredentials.read(call.json(body));
    var stored =
        stored(
            setProviderCredentials.handle(
                TenantIds.of(tenantId), given.key(), by, call.deadline()));
    return answers.ok(ProviderCredentialsView.of(Optional.of(stored)), call.audience());
  }

  private static StoredCredentials stored(Result result) {
    return switch (result) {
      case Result.Done(var stored) -> stored;
      case Result.NoSuchTenant _ -> throw new Refused(ProblemCode.NO_SUCH_TENANT);
      case Result.Refused _ -> throw new Refused(ProblemCode.PROVIDER_CREDENTIALS_REFUSED);
      case Result.NotFound _ -> throw new Refused(ProblemCode.PROVIDER_CREDENTIALS_NOT_FOUND);
      case Result.OtherMode _ -> throw new Refused(ProblemCode.PROVIDER_ACCOUNT_OF_OTHER_MODE);
      case Result.Unclear(var retryAfter) ->
          throw new Refused(Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(retryAfter));
    };
  }
}
