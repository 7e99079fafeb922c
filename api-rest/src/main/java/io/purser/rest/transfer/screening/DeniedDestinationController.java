package io.purser.rest.transfer.screening;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.transfer.screening.ChangeDeniedDestinations;
import io.purser.domain.transfer.screening.DeniedDestination;
import io.purser.domain.transfer.screening.DeniedDestinationId;
import io.purser.domain.transfer.screening.DeniedDestinations;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
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

/** Shows where nothing is sent to, and changes it. */
@Controller("/v1/denied-destinations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "transfers")
final class DeniedDestinationController {
  /** It is denied or it is not there: nothing else of it ever changes. */
  private static final long ONLY_VERSION = 1;

  private final UnitOfWork work;
  private final DeniedDestinations denied;
  private final ChangeDeniedDestinations change;
  private final KeyedRequests requests;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  DeniedDestinationController(
      UnitOfWork work,
      DeniedDestinations denied,
      ChangeDeniedDestinations change,
      KeyedRequests requests,
      Cursors cursors,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.work = work;
    this.denied = denied;
    this.change = change;
    this.requests = requests;
    this.cursors = cursors;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_TRANSFER_CONTROLS)
  @Takes(Input.PAGE)
  @Refuses({})
  @Operation(
      operationId = "listDeniedDestinations",
      summary = "List where nothing is sent to",
      description = "Newest first.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = DeniedDestinationPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("limit", "cursor", "include");
    var listing = new Listing(call.tenant(), "GET /v1/denied-destinations", Map.of());
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> denied.list(call.tenant(), page));
    return answers.ok(
        new DeniedDestinationPage(
            found.items().stream().map(DeniedDestinationView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Post
  @Needs(Permission.DENY_DESTINATION)
  @Takes({Input.JSON, Input.KEY})
  @Refuses({ProblemCode.MISSING_MEMBER, ProblemCode.DESTINATION_DENIED_ALREADY})
  @Operation(
      operationId = "denyDestination",
      summary = "Send nothing to an address any more",
      description =
          "Nothing is quoted or sent there, and what waits to be sent is rejected. What was sent"
              + " before is not called back.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewDeniedDestination.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Denied. ETag is set.",
      content = @Content(schema = @Schema(implementation = DeniedDestinationView.class)))
  HttpResponse<byte[]> deny(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var key = call.idempotencyKey();
    var wanted = NewDeniedDestination.read(call.json(body));
    var by = call.initiator(wanted.reason());
    return requests
        .of(call, key, "POST /v1/denied-destinations", List.of(), wanted)
        .answer(() -> deny(call, wanted, by));
  }

  private StoredAnswer deny(Call call, NewDeniedDestination wanted, Initiator by) {
    return switch (change.deny(call.tenant(), wanted.destination(), wanted.reason(), by)) {
      case ChangeDeniedDestinations.Result.Denied(var made) ->
          answers.stored(
              201,
              Map.of("ETag", JsonAnswers.etag(ONLY_VERSION)),
              DeniedDestinationView.of(made),
              call.audience(),
              null);
      case ChangeDeniedDestinations.Result.DeniedAlready(var existing) ->
          problems.answer(
              Problem.of(ProblemCode.DESTINATION_DENIED_ALREADY)
                  .with("destinationId", existing.value()),
              call.requestId(),
              null);
    };
  }

  @Delete("/{destinationId}")
  @Needs(Permission.DENY_DESTINATION)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_DESTINATION)
  @Operation(
      operationId = "allowDestination",
      summary = "Allow an address again",
      description = "What was rejected meanwhile stays rejected.")
  @ApiResponse(responseCode = "204", description = "Allowed again.")
  HttpResponse<byte[]> allow(
      @Parameter(hidden = true) Call call,
      @Parameter(description = "A denied destination's id.") String destinationId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    work.inTransaction(
        call.tenant(),
        () -> {
          var found = found(call, destinationId);
          if (!expected.test(ONLY_VERSION)) {
            throw new Refused(ProblemCode.VERSION_STALE);
          }
          change.allow(found, by);
          return found;
        });
    return HttpResponse.noContent();
  }

  private DeniedDestination found(Call call, String id) {
    return DeniedDestinationId.parse(id)
        .flatMap(parsed -> denied.get(call.tenant(), parsed))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_DESTINATION));
  }
}
