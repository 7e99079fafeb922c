package io.purser.rest.programme;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.adoption.ImportId;
import io.purser.domain.adoption.Imports;
import io.purser.domain.adoption.Proposals;
import io.purser.domain.adoption.StartImport;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.work.UnitOfWork;
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
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Has the provider's lists gone through for customers whom we have not linked. */
@Controller("/v1/programme/imports")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class ImportController {
  private static final String PATH = "/v1/programme/imports";

  private final StartImport startImport;
  private final UnitOfWork work;
  private final Imports imports;
  private final Proposals proposals;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  ImportController(
      StartImport startImport,
      UnitOfWork work,
      Imports imports,
      Proposals proposals,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.startImport = startImport;
    this.work = work;
    this.imports = imports;
    this.proposals = proposals;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Needs(Permission.START_IMPORT)
  @Takes({Input.KEY, Input.REASON})
  @Refuses(ProblemCode.IMPORT_UNDER_WAY)
  @Operation(
      operationId = "startImport",
      summary = "Look for customers whom the provider has and you have not linked",
      description =
          "Reads both of the provider's lists in the background, as the quota allows, and proposes"
              + " links. Nothing is linked until an operator confirms it. The provider's pages shift"
              + " while customers come and go: who was missed is found by the next import.")
  @ApiResponse(
      responseCode = "201",
      description = "The import, running.",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  HttpResponse<byte[]> start(@Parameter(hidden = true) Call call) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    return requests
        .of(call, key, "POST " + PATH, List.of(), Map.of())
        .answer(() -> stored(call, startImport.handle(call.tenant(), by)));
  }

  private StoredAnswer stored(Call call, StartImport.Result result) {
    return switch (result) {
      case StartImport.Result.Started(var started) ->
          answers.stored(
              201,
              Map.of("Location", PATH + "/" + started.header().id()),
              ImportView.of(started, Map.of()),
              call.audience(),
              null);
      case StartImport.Result.UnderWay(var former) ->
          problems.answer(
              Problem.of(ProblemCode.IMPORT_UNDER_WAY).with("importId", former.value()),
              call.requestId(),
              null);
    };
  }

  @Get("/{importId}")
  @Needs(Permission.READ_IMPORT)
  @Refuses(ProblemCode.NO_SUCH_IMPORT)
  @Operation(
      operationId = "getImport",
      summary = "Read how far an import has come",
      description = "And how much it has proposed.")
  @ApiResponse(
      responseCode = "200",
      description = "The import.",
      content = @Content(schema = @Schema(implementation = ImportView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.IMPORT) String importId) {
    call.query();
    var tenant = call.tenant();
    var view =
        ImportId.parse(importId)
            .flatMap(
                id ->
                    work.reading(
                        tenant,
                        () ->
                            imports
                                .get(tenant, id)
                                .map(run -> ImportView.of(run, proposals.counts(tenant, id)))))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_IMPORT));
    return answers.ok(view, call.audience());
  }
}
