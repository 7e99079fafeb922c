package io.purser.rest.kyc.document;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.purser.domain.access.Access;
import io.purser.domain.access.Permission;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.IdempotencyKey;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.KeepDocuments;
import io.purser.rest.access.Call;
import io.purser.rest.access.Needs;
import io.purser.rest.docs.Described;
import io.purser.rest.docs.Input;
import io.purser.rest.docs.Refuses;
import io.purser.rest.docs.Takes;
import io.purser.rest.idempotency.KeyedRequests;
import io.purser.rest.json.JsonAnswers;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.ProblemDocuments;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** Takes in documents. */
@Controller("/v1/customers/{id}/documents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "kyc")
final class DocumentAddingController {
  private final KeepDocuments keepDocuments;
  private final Uploads uploads;
  private final KeyedRequests requests;
  private final JsonAnswers answers;
  private final ProblemDocuments problems;

  DocumentAddingController(
      KeepDocuments keepDocuments,
      Uploads uploads,
      KeyedRequests requests,
      JsonAnswers answers,
      ProblemDocuments problems) {
    this.keepDocuments = keepDocuments;
    this.uploads = uploads;
    this.requests = requests;
    this.answers = answers;
    this.problems = problems;
  }

  @Post
  @Consumes(MediaType.ALL)
  @Needs(Permission.HAND_IN_DOCUMENT)
  @Takes({Input.KEY, Input.REASON})
  @Refuses({
    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
    ProblemCode.MALFORMED_FORM,
    ProblemCode.MISSING_MEMBER,
    ProblemCode.DUPLICATE_MEMBER,
    ProblemCode.UNKNOWN_MEMBER,
    ProblemCode.WRONG_TYPE,
    ProblemCode.INVALID_VALUE,
    ProblemCode.DOCUMENT_TOO_LARGE,
    ProblemCode.DOCUMENT_TYPE_NOT_ALLOWED,
    ProblemCode.NO_SUCH_CUSTOMER,
    ProblemCode.NO_SUCH_SHAREHOLDER,
    ProblemCode.CUSTOMER_SUSPENDED,
    ProblemCode.CUSTOMER_DELETED,
    ProblemCode.TOO_MANY_DOCUMENTS
  })
  @Operation(
      operationId = "addDocument",
      summary = "Hand in a document",
      description =
          "At most 10 MiB each and 100 for a customer. The same content is kept once for a customer: a"
              + " second time it is answered with the first document, as that is. What a suspended"
              + " customer has is added to by services and operators alone.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA,
              schema = @Schema(implementation = NewDocument.class)))
  @ApiResponse(
      responseCode = "201",
      description = "Kept. ETag is set.",
      content = @Content(schema = @Schema(implementation = DocumentView.class)))
  @ApiResponse(
      responseCode = "200",
      description = "This content was handed in before: that document.",
      content = @Content(schema = @Schema(implementation = DocumentView.class)))
  HttpResponse<byte[]> add(
      @Parameter(hidden = true) Call call,
      @Parameter(hidden = true) HttpRequest<?> request,
      @Parameter(description = Described.CUSTOMER) String id) {
    call.query();
    var by = call.initiator();
    var key = call.idempotencyKey();
    var customer = call.customer(id);
    return uploads.take(request, form -> add(call, key, customer, NewDocument.read(form), by));
  }

  private HttpResponse<byte[]> add(
      Call call, IdempotencyKey key, CustomerId customer, NewDocument.Read wanted, Initiator by) {
    return requests
        .of(
            call,
            key,
            "POST /v1/customers/{id}/documents",
            List.of(customer.value()),
            wanted.fingerprint())
        .answer(() -> kept(call, customer, wanted, by));
  }

  private StoredAnswer kept(Call call, CustomerId customer, NewDocument.Read wanted, Initiator by) {
    var byTenant = Access.seesOthers(call.caller());
    var result =
        keepDocuments.add(call.tenant(), customer, wanted.handed(), wanted.content(), byTenant, by);
    return switch (result) {
      case KeepDocuments.Result.Kept(var document) -> stored(call, 201, document);
      case KeepDocuments.Result.Known(var document) -> stored(call, 200, document);
      case KeepDocuments.Result.Refused(var why) ->
          problems.answer(Refusals.of(why, call.caller()), call.requestId(), null);
      case KeepDocuments.Result.OtherVersion _ ->
          throw new IllegalStateException("what is added is there in its first version");
    };
  }

  private StoredAnswer stored(Call call, int status, Document document) {
    return answers.stored(
        status,
        Map.of("ETag", JsonAnswers.etag(Document.VERSION)),
        DocumentView.of(document),
        call.audience(),
        document.customer());
  }
}
