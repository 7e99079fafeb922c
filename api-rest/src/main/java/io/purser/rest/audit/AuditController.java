package io.purser.rest.audit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.AuditFilter;
import io.purser.domain.audit.ReadAuditLog;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.text.Text;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Takes;
import io.purser.rest.download.Download;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.json.JsonText;
import io.purser.rest.list.Cursors;
import io.purser.rest.list.Cursors.Listing;
import io.purser.rest.list.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and hands out the audit log. */
@Controller("/v1/audit-entries")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "audit")
final class AuditController {
  private static final String LINES = "application/x-ndjson";
  private static final int LONGEST_TEXT = 600;

  private final ReadAuditLog readAuditLog;
  private final Cursors cursors;
  private final JsonAnswers answers;
  private final JsonText json;

  AuditController(ReadAuditLog readAuditLog, Cursors cursors, JsonAnswers answers, JsonText json) {
    this.readAuditLog = readAuditLog;
    this.cursors = cursors;
    this.answers = answers;
    this.json = json;
  }

  @Get
  @Needs(Permission.READ_AUDIT_LOG)
  @Takes({Input.PAGE, Input.REASON})
  @Operation(
      operationId = "listAuditEntries",
      summary = "Read who did what",
      description =
          "Newest first. Conditions hold together. For operators alone; that they read it is noted"
              + " there as well.",
      parameters = {
        @Parameter(
            name = "customerId",
            in = ParameterIn.QUERY,
            description = "The customer it concerns.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "actor",
            in = ParameterIn.QUERY,
            description = "Who did it, as entries have it.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "What was done, such as customer.suspended.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "subject",
            in = ParameterIn.QUERY,
            description = "The id of what it was done to.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Done then or later.",
            schema = @Schema(type = "string", format = "date-time")),
        @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description = "Done earlier.",
            schema = @Schema(type = "string", format = "date-time"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "One page of it.",
      content = @Content(schema = @Schema(implementation = AuditEntryPage.class)))
  HttpResponse<byte[]> list(@Parameter(hidden = true) Call call) {
    var query =
        call.query(
            "customerId",
            "actor",
            "action",
            "subject",
            "from",
            "before",
            "limit",
            "cursor",
            "include");
    var filters = filters(query);
    var listing = new Listing(call.tenant(), "GET /v1/audit-entries", query.filters());
    var page = cursors.page(listing, query);
    var found = readAuditLog.list(call.tenant(), filters, page, call.initiator());
    return answers.ok(
        new AuditEntryPage(
            found.items().stream().map(AuditEntryView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  private static List<AuditFilter> filters(Query query) {
    var filters = new ArrayList<AuditFilter>();
    query
        .parsed("customerId", CustomerId::parse, "must be a customer's id")
        .map(AuditFilter.OfCustomer::new)
        .ifPresent(filters::add);
    query
        .text("actor", AuditController::problemWith)
        .map(AuditFilter.OfActor::new)
        .ifPresent(filters::add);
    query
        .text("action", AuditController::problemWith)
        .map(AuditFilter.OfAction::new)
        .ifPresent(filters::add);
    query
        .text("subject", AuditController::problemWith)
        .map(AuditFilter.OfSubject::new)
        .ifPresent(filters::add);
    query.time("from").map(AuditFilter.From::new).ifPresent(filters::add);
    query.time("before").map(AuditFilter.Before::new).ifPresent(filters::add);
    return filters;
  }

  private static Optional<String> problemWith(String text) {
    return Text.problemWith(text, LONGEST_TEXT);
  }

  @Get("/export")
  @Produces(LINES)
  @Needs(Permission.READ_AUDIT_LOG)
  @Takes({Input.QUERY, Input.REASON})
  @Operation(
      operationId = "exportAuditLog",
      summary = "Export the audit log of a period",
      description =
          "One JSON value a line: each batch that was sealed within the period, followed by its"
              + " entries with everything that is stored of them, and a last line that says how many"
              + " batches there were. The file can be checked without us: `purser verify --audit"
              + " FILE`. For operators alone, and noted in the audit log.",
      parameters = {
        @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "Sealed then or later.",
            schema =
                @Schema(type = "string", format = "date-time", example = "2026-01-01T00:00:00Z")),
        @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            required = true,
            description = "Sealed earlier.",
            schema =
                @Schema(type = "string", format = "date-time", example = "2026-02-01T00:00:00Z"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The batches. A file without its last line is not whole.",
      content = @Content(mediaType = LINES, schema = @Schema(type = "string")))
  HttpResponse<StreamedFile> export(@Parameter(hidden = true) Call call) {
    var query = call.query("from", "before");
    var from = time(query, "from");
    var before = time(query, "before");
    if (!from.isBefore(before)) {
      throw Query.invalid("before", "must be later than from");
    }
    var batches = readAuditLog.export(call.tenant(), from, before, call.initiator());
    return Download.of(new AuditLines(batches, json), MediaType.of(LINES), "audit-log.ndjson");
  }

  private static Instant time(Query query, String name) {
    return query.time(name).orElseThrow(() -> Query.invalid(name, "must be there"));
  }
}
