package io.purser.rest.tenant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.tenant.CreateTenant;
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
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Makes tenants and shows them, to those who run the platform for all of them. */
@Controller("/v1/tenants")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "tenants")
final class TenantController {
  private final Tenants tenants;
  private final CreateTenant createTenant;
  private final SuspendTenant suspendTenant;
  private final KeyedRequests requests;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  TenantController(
      Tenants tenants,
      CreateTenant createTenant,
      SuspendTenant suspendTenant,
      KeyedRequests requests,
      Cursors cursors,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.tenants = tenants;
    this.createTenant = createTenant;
    this.suspendTenant = suspendTenant;
    this.requests = requests;
    this.cursors = cursors;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_TENANTS)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listTenants",
      summary = "List all tenants",
      description = "Newest first, whichever tenant the caller belongs to.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = TenantPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("limit", "cursor", "include");
    var listing = new Listing(call.tenant(), "GET /v1/tenants", query.filters());
    var found = tenants.list(cursors.page(listing, query));
    return answers.ok(
        new TenantPage(
            found.items().stream().map(suspendTenant::standing).map(this::view).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{tenantId}")
  @Needs(Permission.READ_TENANTS)
  @Refuses(ProblemCode.NO_SUCH_TENANT)
  @Operation(
      operationId = "getTenant",
      summary = "Read a tenant",
      description = "Its mode, its account at the provider, and whether it is suspended.")
  @ApiResponse(
      responseCode = "200",
      description = "The tenant.",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.TENANT) String tenantId) {
    call.query();
    var standing =
        suspendTenant
            .standing(TenantIds.of(tenantId))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_TENANT));
    return answers.ok(view(standing), call.audience());
  }

  private TenantView view(Standing standing) {
    return TenantView.of(standing, tenants);
  }

  @Post
  @Needs(Permission.MANAGE_TENANTS)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.TENANT_SLUG_TAKEN,
    ProblemCode.PROVIDER_ACCOUNT_OF_OTHER_MODE
  })
  @Operation(
      operationId = "createTenant",
      summary = "Make a tenant",
      description =
          "It has no API key yet and no issuer: the command bootstrap gives it a key, and"
              + " PUT /v1/tenants/{tenantId}/issuers its issuers.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewTenant.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The tenant. Location is set.",
      content = @Content(schema = @Schema(implementation = TenantView.class)))
  HttpResponse<byte[]> create(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewTenant.read(call.json(body));
    return requests
        .of(call, key, "POST /v1/tenants", List.of(), wanted)
        .resume(
            progress ->
                stored(
                    call,
                    createTenant.handle(
                        wanted.slug(), wanted.account(), wanted.tenantMode(), by, progress)));
  }

  private StoredAnswer stored(Call call, CreateTenant.Result result) {
    return switch (result) {
      case CreateTenant.Result.Created(var tenant) ->
          answers.stored(
              201,
              Map.of("Location", "/v1/tenants/" + tenant.id()),
              view(new Standing(tenant, null)),
              call.audience(),
              null);
      case CreateTenant.Result.SlugTaken _ -> refused(call, ProblemCode.TENANT_SLUG_TAKEN);
      case CreateTenant.Result.AccountOfOtherMode _ ->
          refused(call, ProblemCode.PROVIDER_ACCOUNT_OF_OTHER_MODE);
    };
  }

  private StoredAnswer refused(Call call, ProblemCode why) {
    return problems.answer(Problem.of(why), call.requestId(), null);
  }
}
