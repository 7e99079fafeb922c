package io.purser.rest.kyc.document;

import io.purser.domain.kyc.document.Document;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** A document as callers see it, without its content. */
@Schema(name = "Document", description = "A file that was handed in. It never changes.")
record DocumentView(
    @Schema(example = "doc_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "biz_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            description = "Whom of the business it is about; null when it is about the customer.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "shr_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @Nullable String shareholderId,
    @Schema(
            type = "string",
            allowableValues = {
              "register-extract",
              "articles",
              "shareholder-list",
              "proof-of-address",
              "identity",
              "other"
            },
            example = "register-extract")
        String kind,
    @Schema(
            description = "Told by how the file begins, whatever was said.",
            example = "application/pdf")
        String mediaType,
    @Schema(example = "extract.pdf") String fileName,
    @Schema(description = "In bytes.", example = "48213") int size,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt) {

  static DocumentView of(Document document) {
    var shareholder = document.shareholder();
    return new DocumentView(
        document.id().value(),
        document.customer().value(),
        shareholder == null ? null : shareholder.value(),
        NewDocument.word(document.kind()),
        document.type().mediaType(),
        document.fileName(),
        document.size(),
        Times.text(document.createdAt()));
  }
}
