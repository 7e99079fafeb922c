package io.purser.rest.access.key;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.ApiKeys;
import io.purser.domain.access.ChangeApiKey;
import io.purser.domain.access.Permission;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
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
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;

/** Shows keys, and changes what they are for and where they may be used. */
@Controller("/v1/api-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "api-keys")
final class ApiKeyController {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final UnitOfWork work;
  private final ApiKeys keys;
  private final ChangeApiKey change;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final InstantSource clock;

  ApiKeyController(
      UnitOfWork work,
      ApiKeys keys,
      ChangeApiKey change,
      Cursors cursors,
      JsonAnswers answers,
      InstantSource clock) {
    this.work = work;
    this.keys = keys;
    this.change = change;
    this.cursors = cursors;
    this.answers = answers;
    this.clock = clock;
  }

  @Get
  @Needs(Permission.READ_API_KEYS)
  @Takes(Input.PAGE)
  @Operation(
      operationId = "listApiKeys",
      summary = "List your services' API keys",
      description = "Newest first, those that work no more as well. Secrets are not shown.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = ApiKeyPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query = call.query("limit", "cursor", "include");
    var listing = new Listing(call.tenant(), "GET /v1/api-keys", query.filters());
    var page = cursors.page(listing, query);
    var found = work.reading(call.tenant(), () -> keys.list(call.tenant(), page));
    var now = clock.instant();
    return answers.ok(
        new ApiKeyPage(
            found.items().stream().map(key -> ApiKeyView.of(key, now)).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{keyId}")
  @Needs(Permission.READ_API_KEYS)
  @Refuses(ProblemCode.NO_SUCH_API_KEY)
  @Operation(
      operationId = "getApiKey",
      summary = "Read an API key",
      description = "What it may be used for, whether it works, and when it was used last.")
  @ApiResponse(
      responseCode = "200",
      description = "The key. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.API_KEY) String keyId) {
    call.query();
    var id = KeyIds.of(keyId);
    var key =
        work.reading(call.tenant(), () -> keys.get(call.tenant(), id))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_API_KEY));
    return answers.ok(ApiKeyView.of(key, clock.instant()), key.header().version(), call.audience());
  }

  @Patch("/{keyId}")
  @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
  @Needs(Permission.MANAGE_API_KEYS)
  @Takes({Input.JSON, Input.PRECONDITION, Input.REASON})
  @Refuses(ProblemCode.NO_SUCH_API_KEY)
  @Operation(
      operationId = "changeApiKey",
      summary = "Change what an API key is for, or where it may be used",
      description =
          "It holds everywhere within five seconds. Scopes never change: make another key, so that what"
              + " a key may do is what it was made for.")
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ApiKeyPatch.class)),
        @Content(mediaType = MERGE_PATCH, schema = @Schema(implementation = ApiKeyPatch.class))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The key as it is now. ETag is its version.",
      content = @Content(schema = @Schema(implementation = ApiKeyView.class)))
  HttpResponse<byte[]> change(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.API_KEY) String keyId,
      @Body byte[] body) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var patch = ApiKeyPatch.read(call.mergePatch(body));
    var id = KeyIds.of(keyId);
    return switch (work.inTransaction(
        call.tenant(), () -> change.change(call.tenant(), id, expected, patch, by))) {
      case ChangeApiKey.Result.Changed(var key) ->
          answers.ok(ApiKeyView.of(key, clock.instant()), key.header().version(), call.audience());
      case ChangeApiKey.Result.NoSuchKey _ -> throw new Refused(ProblemCode.NO_SUCH_API_KEY);
      case ChangeApiKey.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
    };
  }
}
