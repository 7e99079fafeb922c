package io.purser.rest.programme;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.programme.ApplyForProgramme;
import io.purser.domain.programme.KnownProgramme;
import io.purser.domain.programme.ReadProgramme;
import io.purser.domain.programme.RefreshProgramme;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The company's own standing with the provider of cards. */
@Controller("/v1/programme")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "programme")
final class ProgrammeController {
  private static final String PATH = "/v1/programme";

  private final ReadProgramme readProgramme;
  private final ApplyForProgramme applyForProgramme;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  ProgrammeController(
      ReadProgramme readProgramme,
      ApplyForProgramme applyForProgramme,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.readProgramme = readProgramme;
    this.applyForProgramme = applyForProgramme;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Get
  @Needs(Permission.READ_PROGRAMME)
  @Refuses(ProblemCode.TEMPORARILY_UNAVAILABLE)
  @Operation(
      operationId = "getProgramme",
      summary = "Read how the card programme stands",
      description =
          "From what we keep; the provider is asked now and then, and at once only while nothing is"
              + " known. Tenants that share a provider account share its programme.")
  @ApiResponse(
      responseCode = "200",
      description = "The programme.",
      content = @Content(schema = @Schema(implementation = ProgrammeView.class)))
  HttpResponse<byte[]> get(@Parameter(hidden = true) Call call) {
    call.query();
    return switch (readProgramme.handle(call.tenant(), call.deadline())) {
      case RefreshProgramme.Result.Refreshed(var known) -> answers.ok(view(known), call.audience());
      case RefreshProgramme.Result.Unavailable(_, var retryAfter) -> throw unavailable(retryAfter);
    };
  }

  @Post("/application")
  @Needs(Permission.APPLY_FOR_PROGRAMME)
  @Takes({Input.JSON, Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.MISSING_MEMBER,
    ProblemCode.PROGRAMME_NOT_ELIGIBLE,
    ProblemCode.PROGRAMME_ALREADY_APPLIED,
    ProblemCode.REFUSED_BY_PROVIDER,
    ProblemCode.TEMPORARILY_UNAVAILABLE
  })
  @Operation(
      operationId = "applyForProgramme",
      summary = "Apply for the card programme",
      description =
          "The provider's compliance decides, which takes days. An application whose answer was lost"
              + " is looked for and never made twice.")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = NewProgrammeApplication.class)))
  @ApiResponse(
      responseCode = "201",
      description = "The programme, applied for.",
      content = @Content(schema = @Schema(implementation = ProgrammeView.class)))
  HttpResponse<byte[]> apply(@Parameter(hidden = true) Call call, @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var wanted = NewProgrammeApplication.read(call.json(body));
    return requests
        .of(call, key, "POST /v1/programme/application", List.of(), wanted)
        .resume(
            progress ->
                stored(
                    call,
                    applyForProgramme.handle(
                        call.tenant(), wanted.application(), by, progress, call.deadline())));
  }

  /** What is not known is no answer: the next try finds out. */
  private StoredAnswer stored(Call call, ApplyForProgramme.Result result) {
    return switch (result) {
      case ApplyForProgramme.Result.Applied(var known) ->
          answers.stored(201, Map.of("Location", PATH), view(known), call.audience(), null);
      case ApplyForProgramme.Result.NotEligible _ ->
          refused(call, Problem.of(ProblemCode.PROGRAMME_NOT_ELIGIBLE));
      case ApplyForProgramme.Result.AlreadyApplied _ ->
          refused(call, Problem.of(ProblemCode.PROGRAMME_ALREADY_APPLIED));
      case ApplyForProgramme.Result.Refused(var code) -> {
        var problem = Problem.of(ProblemCode.REFUSED_BY_PROVIDER);
        yield refused(call, code == null ? problem : problem.with("providerCode", code));
      }
      case ApplyForProgramme.Result.Unclear(var retryAfter) -> throw unavailable(retryAfter);
    };
  }

  private StoredAnswer refused(Call call, Problem why) {
    return problems.answer(why, call.requestId(), null);
  }

  private static Refused unavailable(Duration retryAfter) {
    return new Refused(Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(retryAfter));
  }

  private ProgrammeView view(KnownProgramme known) {
    return ProgrammeView.of(known, readProgramme.isStale(known.asOf()));
  }
}
