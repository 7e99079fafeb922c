package io.purser.rest.statement;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customers;
import io.purser.domain.statement.DrawUpStatement;
import io.purser.domain.statement.Period;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.download.Download;
import io.purser.rest.list.Query;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Statements of customers' wallets. */
@Controller("/v1/customers/{id}/statement")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "balances")
final class StatementController {
  private static final String CSV = "text/csv";
  private static final String PDF = "application/pdf";

  /** After a day has ended, what was booked at its very end may take a moment to be seen. */
  private static final Duration UNTIL_A_DAY_IS_OVER = Duration.ofMinutes(1);

  private final UnitOfWork work;
  private final Customers customers;
  private final DrawUpStatement drawUpStatement;
  private final PdfStatements pdfStatements;
  private final InstantSource clock;

  StatementController(
      UnitOfWork work,
      Customers customers,
      DrawUpStatement drawUpStatement,
      PdfStatements pdfStatements,
      InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.drawUpStatement = drawUpStatement;
    this.pdfStatements = pdfStatements;
    this.clock = clock;
  }

  @Get
  @Produces({CSV, PDF})
  @Needs(Permission.READ_WALLET)
  @Takes(Input.QUERY)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.STATEMENT_TOO_LONG_FOR_PDF})
  @Operation(
      operationId = "getStatement",
      summary = "Read what came and went in a customer's wallets",
      description =
          "Comma-separated values (RFC 4180), with a header, or the same as a PDF when Accept says"
              + " application/pdf, of up to 10,000 movements. Each wallet has a row with what was in"
              + " it when the period began and one with what was in it when it ended, and between"
              + " them are the deposits and withdrawals that were booked, the oldest first. The same"
              + " period has the same rows whenever it is asked for.",
      parameters = {
        @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "The first day, in UTC.",
            schema = @Schema(type = "string", format = "date", example = "2026-01-01")),
        @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            required = true,
            description = "The day after the last one, in UTC; today at the latest.",
            schema = @Schema(type = "string", format = "date", example = "2026-02-01"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "The statement.",
      content = {
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(mediaType = PDF, schema = @Schema(type = "string", format = "binary"))
      })
  HttpResponse<StreamedFile> get(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("from", "before");
    var from = day(query, "from");
    var before = day(query, "before");
    var period = period(from, before);
    var customer = call.customer(id);
    if (work.reading(call.tenant(), () -> customers.get(call.tenant(), customer)).isEmpty()) {
      throw new Refused(ProblemCode.NO_SUCH_CUSTOMER);
    }
    var rows = drawUpStatement.rows(call.tenant(), customer, period);
    var name = customer.value() + "_" + from + "_" + before;
    if (isPdfWanted(request)) {
      var pdf = pdfStatements.of(customer, from, before, rows);
      return Download.of(
          List.<InputStream>of(new ByteArrayInputStream(pdf)).iterator(),
          MediaType.of(PDF),
          name + ".pdf");
    }
    return Download.of(new CsvStatement(rows), MediaType.of(CSV + ";charset=utf-8"), name + ".csv");
  }

  /** Whichever of the two is named first by a caller who takes both; the rows if neither is. */
  private static boolean isPdfWanted(HttpRequest<?> request) {
    return request.accept().stream()
        .map(MediaType::getName)
        .filter(name -> name.equals(PDF) || name.equals(CSV))
        .findFirst()
        .filter(PDF::equals)
        .isPresent();
  }

  private static LocalDate day(Query query, String name) {
    return query.day(name).orElseThrow(() -> Query.invalid(name, "must be there"));
  }

  private Period period(LocalDate from, LocalDate before) {
    if (!from.isBefore(before)) {
      throw Query.invalid("before", "must be a later day than from");
    }
    var over = LocalDate.ofInstant(clock.instant().minus(UNTIL_A_DAY_IS_OVER), ZoneOffset.UTC);
    if (before.isAfter(over)) {
      throw Query.invalid("before", "must be today in UTC or earlier: the period has to be over");
    }
    return new Period(
        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
        before.atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
