package io.purser.rest.kyc.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.DocumentContent;
import io.purser.domain.kyc.document.DocumentId;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.kyc.document.KeepDocuments;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.download.Download;
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
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.IntStream;

/** Shows documents, hands them out and removes them. */
@Controller("/v1/customers/{id}/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class DocumentController {
  private static final String DOCUMENT = "A document's id.";

  private final UnitOfWork work;
  private final Customers customers;
  private final Documents documents;
  private final KeepDocuments keepDocuments;
  private final Cursors cursors;
  private final JsonAnswers answers;

  DocumentController(
      UnitOfWork work,
      Customers customers,
      Documents documents,
      KeepDocuments keepDocuments,
      Cursors cursors,
      JsonAnswers answers) {
    this.work = work;
    this.customers = customers;
    this.documents = documents;
    this.keepDocuments = keepDocuments;
    this.cursors = cursors;
    this.answers = answers;
  }

  @Get
  @Needs(Permission.READ_KYC)
  @Takes(Input.PAGE)
  @Refuses(ProblemCode.NO_SUCH_CUSTOMER)
  @Operation(
      operationId = "listDocuments",
      summary = "List what was handed in about a customer",
      description = "Newest first, without the contents.")
  @ApiResponse(
      responseCode = "200",
      description = "One page of them.",
      content = @Content(schema = @Schema(implementation = DocumentPage.class)))
  HttpResponse<byte[]> list(
      @Parameter(hidden = true) Call call, @Parameter(description = Described.CUSTOMER) String id) {
    var query = call.query("limit", "cursor", "include");
    var customer = call.customer(id);
    var listing =
        new Listing(
            call.tenant(), "GET /v1/customers/{id}/documents", Map.of("id", customer.value()));
    var page = cursors.page(listing, query);
    var found =
        work.reading(
            call.tenant(),
            () -> {
              requireVisible(call, customer);
              return documents.list(call.tenant(), customer, page);
            });
    return answers.ok(
        new DocumentPage(
            found.items().stream().map(DocumentView::of).toList(),
            cursors.next(listing, found),
            found.total()),
        call.audience());
  }

  @Get("/{documentId}")
  @Needs(Permission.READ_KYC)
  @Refuses({ProblemCode.NO_SUCH_CUSTOMER, ProblemCode.NO_SUCH_DOCUMENT})
  @Operation(
      operationId = "getDocument",
      summary = "Read what a document is",
      description = "As in the list, without the content.")
  @ApiResponse(
      responseCode = "200",
      description = "The document. ETag is set.",
      content = @Content(schema = @Schema(implementation = DocumentView.class)))
  HttpResponse<byte[]> get(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = DOCUMENT) String documentId) {
    call.query();
    var customer = call.customer(id);
    var found = work.reading(call.tenant(), () -> found(call, customer, documentId));
    return answers.ok(DocumentView.of(found), Document.VERSION, call.audience());
  }

  @Get("/{documentId}/content")
  @Produces(MediaType.ALL)
  @Needs(Permission.READ_DOCUMENT)
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_SUCH_DOCUMENT,
    ProblemCode.REASON_MISSING,
    ProblemCode.REASON_INVALID
  })
  @Operation(
      operationId = "downloadDocument",
      summary = "Download a document",
      description =
          "Byte for byte as it was handed in. The file is named by its id; what it was called stands in"
              + " the document. That a service or an operator reads it is noted in the audit log.")
  @ApiResponse(
      responseCode = "200",
      description = "The content. One that breaks off is shorter than the document's size.",
      content = {
        @Content(
            mediaType = "application/pdf",
            schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/jpeg", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/webp", schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = "image/heif", schema = @Schema(type = "string", format = "binary"))
      })
  HttpResponse<StreamedFile> download(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = DOCUMENT) String documentId) {
    call.query();
    var customer = call.customer(id);
    var by = call.initiator();
    var found =
        work.inTransaction(
            call.tenant(),
            () -> {
              var document = found(call, customer, documentId);
              if (Access.seesOthers(call.caller())) {
                keepDocuments.noteReading(document, by);
              }
              return document;
            });
    return Download.of(
        IntStream.range(0, DocumentContent.piecesOf(found.size()))
            .mapToObj(number -> piece(call.tenant(), found.id(), number))
            .iterator(),
        MediaType.of(found.type().mediaType()),
        found.id().value() + "." + extension(found));
  }

  private InputStream piece(TenantId tenant, DocumentId id, int number) {
    return new ByteArrayInputStream(
        work.reading(tenant, () -> documents.piece(tenant, id, number))
            .orElseThrow(() -> new IllegalStateException("the document was removed meanwhile")));
  }

  private static String extension(Document document) {
    return switch (document.type()) {
      case PDF -> "pdf";
      case JPEG -> "jpg";
      case PNG -> "png";
      case WEBP -> "webp";
      case HEIF -> "heif";
    };
  }

  @Delete("/{documentId}")
  @Needs(Permission.REMOVE_DOCUMENT)
  @Takes({Input.PRECONDITION, Input.REASON})
  @Refuses({
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_SUCH_DOCUMENT,
    ProblemCode.CUSTOMER_DELETED
  })
  @Operation(
      operationId = "removeDocument",
      summary = "Remove a document",
      description = "Nothing of it is kept but that it was there.")
  @ApiResponse(responseCode = "204", description = "Removed.")
  HttpResponse<byte[]> remove(
      @Parameter(hidden = true) Call call,
      @Parameter(description = Described.CUSTOMER) String id,
      @Parameter(description = DOCUMENT) String documentId) {
    call.query();
    var by = call.initiator();
    var expected = call.ifMatch();
    var customer = call.customer(id);
    var document = parsed(documentId);
    var result =
        Retries.whenStale(
            () ->
                work.inTransaction(
                    call.tenant(),
                    () -> keepDocuments.remove(call.tenant(), customer, document, expected, by)));
    return switch (result) {
      case KeepDocuments.Result.Kept _, KeepDocuments.Result.Known _ -> HttpResponse.noContent();
      case KeepDocuments.Result.OtherVersion _ -> throw new Refused(ProblemCode.VERSION_STALE);
      case KeepDocuments.Result.Refused(var why) ->
          throw new Refused(Refusals.of(why, call.caller()));
    };
  }

  /** One who was deleted is nobody to whom it was. */
  private void requireVisible(Call call, CustomerId id) {
    var _ =
        customers
            .get(call.tenant(), id)
            .filter(it -> it instanceof Customer.Living || Access.seesOthers(call.caller()))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
  }

  private Document found(Call call, CustomerId customer, String id) {
    requireVisible(call, customer);
    return documents
        .get(call.tenant(), parsed(id))
        .filter(it -> it.customer().equals(customer))
        .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_DOCUMENT));
  }

  private static DocumentId parsed(String id) {
    return DocumentId.parse(id).orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_DOCUMENT));
  }
}
