package io.purser.persistence.kyc.document;

import static io.purser.persistence.schema.Tables.DOCUMENT;
import static io.purser.persistence.schema.Tables.DOCUMENT_PIECE;

import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.DocumentId;
import io.purser.domain.kyc.document.FileType;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.Words;
import io.purser.persistence.kyc.SealedDocument;
import io.purser.persistence.schema.tables.records.DocumentRecord;
import io.purser.persistence.seal.Place;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;

/** A document without its content as a row, and back. */
@Singleton
final class DocumentColumns {
  private final SealKeys keys;

  DocumentColumns(SealKeys keys) {
    this.keys = keys;
  }

  DocumentRecord write(Document document, byte[] index) {
    var row = new DocumentRecord();
    row.setTenantId(document.tenant());
    row.setId(document.id());
    row.setCustomerId(document.customer());
    row.setShareholderId(document.shareholder());
    row.setKind(Words.of(document.kind()));
    row.setFileType(Words.of(document.type()));
    row.setDetails(
        keys.ofCustomer(document.tenant(), document.customer())
            .seal(
                place(row),
                SealedDocument.empty()
                    .put("fileName", document.fileName())
                    .put("size", document.size())
                    .bytes()));
    row.setContentIndex(index);
    row.setCreatedAt(document.createdAt());
    return row;
  }

  Document read(DocumentRecord row) {
    var details =
        SealedDocument.read(
            keys.ofCustomer(row.getTenantId(), row.getCustomerId())
                .open(place(row), row.getDetails()));
    return new Document(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        Words.parse(Document.Kind.class, row.getKind()),
        row.getShareholderId(),
        Words.parse(FileType.class, row.getFileType()),
        details.required("fileName"),
        Integer.parseInt(details.required("size")),
        row.getCreatedAt());
  }

  private static Place place(DocumentRecord row) {
    return Place.of(DOCUMENT.DETAILS, row.getTenantId().value(), row.getId().value());
  }

  /** Pieces that change places do not open. */
  static Place placeOfPiece(TenantId tenant, DocumentId document, int number) {
    return Place.of(DOCUMENT_PIECE.CONTENT, tenant.value(), document.value() + " " + number);
  }
}
