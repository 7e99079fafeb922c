package io.purser.rest.tenant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.tenant.SuspendTenant;
import io.purser.domain.tenant.SuspendTenant.Standing;
import io.purser.domain.tenant.Tenants;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Suspends tenants and lets them back in. Doing either twice is fine; the key is for a retry that
 * comes late, which must not undo what was done since.
 */
@Controller("/v1/tenants/{tenantId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tenants")
final class TenantSuspensionController {
  private final Tenants tenants;
  private final SuspendTenant suspendTenant;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  TenantSuspensionController(
      Tenants tenants,
      SuspendTenant suspendTenant,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.tenants = tenants;
    this.suspendTenant = suspendTenant;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post("/suspend")
  @Needs(Permission.MANAGE_TENANTS)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_TENANT})
  @Operation(
      operationId = "suspendTenant",
      summary = "Suspend a tenant",
      description =
          "Within five seconds nobody who belongs to it gets in: every request is answered 403"
              + " tenant-suspended. What is under way goes on, and so do the provider's deliveries and"
              + " the webhooks to it. Suspending twice is fine; the first reason stays. A repeat under the"
              + " same key suspends nobody who was let back in since.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TenantReason.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The tenant as it is now.",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  HttpResponse<byte[]> suspend(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var given = TenantReason.read(call.json(body));
    var id = TenantIds.of(tenantId);
    var by = call.initiator(given.reason());
    return requests
        .of(call, key, "POST /v1/tenants/{tenantId}/suspend", List.of(id.value()), given)
        .resume(progress -> stored(call, suspendTenant.suspend(id, given.reason(), by, progress)));
  }

  @Post("/reactivate")
  @Needs(Permission.MANAGE_TENANTS)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.NO_SUCH_TENANT})
  @Operation(
      operationId = "reactivateTenant",
      summary = "Let a suspended tenant back in",
      description =
          "Within five seconds on every node. Reactivating twice is fine. A repeat under the same key"
              + " lets nobody in who was suspended since.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = TenantReason.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The tenant as it is now.",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  HttpResponse<byte[]> reactivate(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId,
      @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var given = TenantReason.read(call.json(body));
    var id = TenantIds.of(tenantId);
    var by = call.initiator(given.reason());
    return requests
        .of(call, key, "POST /v1/tenants/{tenantId}/reactivate", List.of(id.value()), given)
        .resume(progress -> stored(call, suspendTenant.resume(id, by, progress)));
  }

  private StoredAnswer stored(Call call, Optional<Standing> standing) {
    return standing
        .map(it -> answers.stored(200, Map.of(), TenantView.of(it, tenants), call.audience(), null))
        .orElseGet(
            () -> problems.answer(Problem.of(ProblemCode.NO_SUCH_TENANT), call.requestId(), null));
  }
}
