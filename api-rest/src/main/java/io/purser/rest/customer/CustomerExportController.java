package io.purser.rest.customer;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.ExportCustomer;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.customer.export.ExportDocument;
import io.purser.rest.customer.export.ExportedParts;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Refuses;
import io.purser.rest.download.Download;
import io.purser.rest.json.JsonText;
import io.purser.rest.json.Times;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Hands out everything about a customer. */
@Controller("/v1/customers/{id}/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "customers")
final class CustomerExportController {
  private final UnitOfWork work;
  private final ExportCustomer exportCustomer;
  private final ExportedParts parts;
  private final JsonText json;
  private final InstantSource clock;

  CustomerExportController(
      UnitOfWork work,
      ExportCustomer exportCustomer,
      ExportedParts parts,
      JsonText json,
      InstantSource clock) {
    this.work = work;
    this.exportCustomer = exportCustomer;
    this.parts = parts;
    this.json = json;
    this.clock = clock;
  }

  @Get
  @Needs(Permission.EXPORT_CUSTOMER)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.REASON_MISSING, ProblemCode.REASON_INVALID})
  @Operation(
      operationId = "exportCustomer",
      summary = "Export everything about a customer",
      description =
          "One JSON document with all that the caller can read about the customer, each list whole"
              + " and as it is listed alone. It is written while you read it, list by list: what"
              + " happens meanwhile may be in one and not in another. An answer that breaks off is"
              + " no JSON; ask again. Needs all the permissions that its parts need, and is noted in"
              + " the audit log.")
  @ApiResponse(
      responseCode = "200",
      description = "Everything about the customer.",
      content = @Content(schema = @Schema(implementation = CustomerExport.class)))
  HttpResponse<StreamedFile> export(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var wanted = parts.requireAll(call);
    var customerId = call.customer(id);
    var by = call.initiator();
    var customer =
        work.inTransaction(call.tenant(), () -> exportCustomer.begin(call.tenant(), customerId, by))
            .filter(it -> CustomerReadController.isSeen(call, it))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    var document = new ExportDocument(work, json, call.tenant(), customerId, call.audience());
    return Download.of(
        document.of(head(customer), wanted),
        MediaType.APPLICATION_JSON_TYPE,
        customerId.value() + ".json");
  }

  private SequencedMap<String, Object> head(Customer customer) {
    var head = new LinkedHashMap<String, Object>();
    head.put("exportedAt", Times.text(clock.instant()));
    head.put("customer", CustomerView.of(customer));
    return head;
  }
}
