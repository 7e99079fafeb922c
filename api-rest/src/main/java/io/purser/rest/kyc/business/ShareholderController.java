package io.purser.rest.kyc.business;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.KeepShareholders;
import io.purser.domain.kyc.business.Shareholder;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.business.Shareholders;
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
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
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
import java.util.Map;
import java.util.function.Supplier;

/** Shows who holds shares of businesses, changes and removes them. */
@Controller("/v1/customers/{id}/shareholders")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class ShareholderController {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String SHAREHOLDER = "A shareholder's id.";

  private final UnitOfWork work;
  private final VisibleBusiness visible;
  private final Shareholders shareholders;
  private final KeepShareholders keepShareholders;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final InstantSource clock;

  ShareholderController(
      UnitOfWork work,
      VisibleBusiness visible,
      Shareholders shareholders,
      KeepShareholders keepShareholders,
      Cursors cursors,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.visible = visible;
    this.shareholders = shareholders;
    this.keepShareholders = keepShareholders;
    this.cursors = cursors;
    this.answers = answers;
    this.clock = clock;
  }

  @Get
  @Needs(Permission.READ_KYC)
  @Takes(Input.PAGE)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.CUSTOMER_NOT_A_BUSINESS})
  @Operation(
      operationId = "listShareholders",
      summary = "List who holds shares of a business",
      description = "Newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = ShareholderPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing =
        new Listing(
            call.tenant(), "GET /v1/customers/{id}/shareholders", Map.of("id", customer.value()));
    var page = cursors.page(listing, query);
    var found =
        work.reading(
            call.tenant(),
            () -> {
              visible.require(call, customer);
              return shareholders.list(call.tenant(), customer, page);
            });
    return answers.ok(
        new ShareholderPage(
            found.items().stream().map(ShareholderView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{shareholderId}")
  @Needs(Permission.READ_KYC)
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_NOT_A_BUSINESS,
    ProblemCode.NO_SUCH_SHAREHOLDER
  })
  @Operation(
      operationId = "getShareholder",
      summary = "Read one who holds a share of a business",
      description = "As in the list.")
  @ApiResponse(
      responseCode = "200",
      description = "The shareholder. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ShareholderView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = SHAREHOLDER) String shareholderId) {
    call.query();
    var found = found(call, call.customer(id), shareholderId);
    return answers.ok(ShareholderView.of(found), found.version(), call.audience());
  }

  @Patch("/{shareholderId}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.DESCRIBE_BUSINESS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_NOT_A_BUSINESS,
    ProblemCode.NO_SUCH_SHAREHOLDER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.SHARES_ABOVE_THE_WHOLE
  })
  @Operation(
      operationId = "changeShareholder",
      summary = "Change one who holds a share of a business",
      description =
          "A person stays a person, and a company a company. What a suspended customer has is changed"
              + " by services and operators alone.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ShareholderPatch.class),
            examples = @ExampleObject(name = "patch", value = ShareholderPatch.EXAMPLE)),
        @Content(
            mediaType = MERGE_PATCH,
            schema = @Schema(implementation = ShareholderPatch.class),
            examples = @ExampleObject(name = "patch", value = ShareholderPatch.EXAMPLE))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The shareholder as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ShareholderView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = SHAREHOLDER) String shareholderId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var bytes = call.mergePatch(body);
    var customer = call.customer(id);
    var known = found(call, customer, shareholderId);
    var changes = ShareholderPatch.read(bytes, known.stake().holder(), Dates.latest(clock));
    var byTenant = Access.seesOthers(call.caller());
    var changed =
        kept(
            call,
            () ->
                keepShareholders.change(
                    call.tenant(), customer, known.id(), expected, changes, byTenant, by));
    return answers.ok(ShareholderView.of(changed), changed.version(), call.audience());
  }

  @Delete("/{shareholderId}")
  @Needs(Permission.DESCRIBE_BUSINESS)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.CUSTOMER_NOT_A_BUSINESS,
    ProblemCode.NO_SUCH_SHAREHOLDER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "removeShareholder",
      summary = "Remove one who holds no share any more",
      description =
          "Nothing of them is kept. What a suspended customer has is removed by services and operators"
              + " alone.")
  @ApiResponse(responseCode = "204", description = "Removed.")
  HttpResponse<byte[]> remove(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = SHAREHOLDER) String shareholderId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var customer = call.customer(id);
    var known = parsed(shareholderId);
    var byTenant = Access.seesOthers(call.caller());
    var _ =
        kept(
            call,
            () -> keepShareholders.remove(call.tenant(), customer, known, expected, byTenant, by));
    return HttpResponse.noContent();
  }

  private Shareholder kept(Call call, Supplier<KeepShareholders.Result> change) {
    var result = Retries.whenStale(() -> work.inTransaction(call.tenant(), change));
    return switch (result) {
      case KeepShareholders.Result.Kept(var shareholder) -> shareholder;
      case KeepShareholders.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case KeepShareholders.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  private Shareholder found(Call call, CustomerId customer, String id) {
    return work.reading(
        call.tenant(),
        () -> {
          visible.require(call, customer);
          return shareholders
              .get(call.tenant(), parsed(id))
              .filter(it -> it.customer().equals(customer))
              .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_SHAREHOLDER));
        });
  }

  private static ShareholderId parsed(String id) {
    return ShareholderId.parse(id).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_SHAREHOLDER));
  }
}
