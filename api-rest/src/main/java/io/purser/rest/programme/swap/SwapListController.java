package io.purser.rest.programme.swap;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.programme.swap.SwapId;
import io.purser.domain.programme.swap.Swaps;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;

/** Reads swaps of the master wallet. */
@Controller("/v1/programme/swaps")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class SwapListController {
  private final UnitOfWork work;
  private final Swaps swaps;
  private final Cursors cursors;
  private final JsonAnswers answers;

  SwapListController(UnitOfWork work, Swaps swaps, Cursors cursors, JsonAnswers answers) {
    this.work = work;
    this.swaps = swaps;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_PROGRAMME)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listSwaps",
      summary = "List the swaps of the master wallet",
      description = "Newest first. Never asks the provider.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = SwapPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("limit", "cursor", "include");
    var listing = new Listing(call.tenant(), "GET /v1/programme/swaps", Map.of());
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> swaps.list(call.tenant(), page));
    return answers.ok(
        new SwapPage(
            found.items().stream().map(SwapView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{swapId}")
  @Needs(Permission.READ_PROGRAMME)
  @Takes(Input.VERSION)
  @Refuses(ProblemCode.NO_SUCH_SWAP)
  @Operation(operationId = "getSwap", summary = "Read a swap of the master wallet")
  @ApiResponse(
      responseCode = "200",
      description = "The swap. ETag is its version.",
      content = @Content(schema = @Schema(implementation = SwapView.class)))
  @ApiResponse(responseCode = "304", description = "You have this version.")
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call, @Parameter(description = "A swap's id.") String swapId) {
    call.query();
    var swap =
        SwapId.parse(swapId)
            .flatMap(id -> work.reading(call.tenant(), () -> swaps.get(call.tenant(), id)))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_SWAP));
    return answers.unlessSeen(
        SwapView.of(swap), swap.header().version(), call.header("If-None-Match"), call.audience());
  }
}
