package io.purser.persistence.kyc.document;

import static io.purser.persistence.schema.Tables.DOCUMENT;
import static io.purser.persistence.schema.Tables.DOCUMENT_PIECE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.document.Document;
import io.purser.domain.kyc.document.DocumentContent;
import io.purser.domain.kyc.document.DocumentId;
import io.purser.domain.kyc.document.Documents;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Pages;
import io.purser.persistence.Words;
import io.purser.persistence.seal.BlindIndexes;
import io.purser.persistence.seal.SealKeys;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** The content is sealed piece by piece, and never is in one place but in the caller's hands. */
@Singleton
final class JooqDocuments implements Documents {
  private final DocumentColumns columns;
  private final SealKeys keys;
  private final BlindIndexes indexes;

  JooqDocuments(DocumentColumns columns, SealKeys keys, BlindIndexes indexes) {
    this.columns = columns;
    this.keys = keys;
    this.indexes = indexes;
  }

  @Override
  public void add(Document document, DocumentContent content) {
    var tenant = document.tenant();
    var dsl = OpenWork.of(tenant);
    dsl.insertInto(DOCUMENT)
        .set(columns.write(document, index(tenant, document.customer(), content)))
        .execute();
    var sealer = keys.ofCustomer(tenant, document.customer()).sealer();
    int number = 0;
    for (var piece : content.pieces()) {
      dsl.insertInto(DOCUMENT_PIECE)
          .set(DOCUMENT_PIECE.TENANT_ID, tenant)
          .set(DOCUMENT_PIECE.DOCUMENT_ID, document.id())
          .set(DOCUMENT_PIECE.NUMBER, number)
          .set(
              DOCUMENT_PIECE.CONTENT,
              sealer.seal(DocumentColumns.placeOfPiece(tenant, document.id(), number), piece))
          .execute();
      number++;
    }
  }

  private byte[] index(TenantId tenant, CustomerId customer, DocumentContent content) {
    return indexes.ofDocument(tenant, customer, content.hash());
  }

  @Override
  public Optional<Document> withContent(
      TenantId tenant, CustomerId customer, DocumentContent content) {
    return OpenWork.of(tenant)
        .selectFrom(DOCUMENT)
        .where(isOf(tenant, customer))
        .and(DOCUMENT.CONTENT_INDEX.eq(index(tenant, customer, content)))
        .fetchOptional(columns::read);
  }

  @Override
  public Optional<Document> get(TenantId tenant, DocumentId id) {
    return OpenWork.of(tenant)
        .selectFrom(DOCUMENT)
        .where(DOCUMENT.TENANT_ID.eq(tenant))
        .and(DOCUMENT.ID.eq(id))
        .fetchOptional(columns::read);
  }

  @Override
  public Optional<byte[]> piece(TenantId tenant, DocumentId id, int number) {
    return OpenWork.of(tenant)
        .select(DOCUMENT.CUSTOMER_ID, DOCUMENT_PIECE.CONTENT)
        .from(DOCUMENT_PIECE)
        .join(DOCUMENT)
        .on(DOCUMENT.TENANT_ID.eq(DOCUMENT_PIECE.TENANT_ID))
        .and(DOCUMENT.ID.eq(DOCUMENT_PIECE.DOCUMENT_ID))
        .where(DOCUMENT_PIECE.TENANT_ID.eq(tenant))
        .and(DOCUMENT_PIECE.DOCUMENT_ID.eq(id))
        .and(DOCUMENT_PIECE.NUMBER.eq(number))
        .fetchOptional(
            found ->
                keys.ofCustomer(tenant, found.value1())
                    .open(DocumentColumns.placeOfPiece(tenant, id, number), found.value2()));
  }

  @Override
  public Page<Document> list(TenantId tenant, CustomerId customer, PageRequest page) {
    var matching = isOf(tenant, customer);
    var found =
        OpenWork.of(tenant)
            .selectFrom(DOCUMENT)
            .where(matching)
            .and(isAfter(page.after()))
            .orderBy(DOCUMENT.CREATED_AT.desc(), DOCUMENT.ID.desc())
            .limit(Pages.rowsFor(page))
            .fetch(columns::read);
    return Pages.of(
        found,
        page,
        last -> new Position(last.createdAt(), last.id().value()),
        () -> count(tenant, customer));
  }

  @Override
  public int count(TenantId tenant, CustomerId customer) {
    return OpenWork.of(tenant).fetchCount(DOCUMENT, isOf(tenant, customer));
  }

  @Override
  public List<Document> about(TenantId tenant, ShareholderId shareholder) {
    return OpenWork.of(tenant)
        .selectFrom(DOCUMENT)
        .where(DOCUMENT.TENANT_ID.eq(tenant))
        .and(DOCUMENT.SHAREHOLDER_ID.eq(shareholder))
        .orderBy(DOCUMENT.CREATED_AT, DOCUMENT.ID)
        .fetch(columns::read);
  }

  @Override
  public boolean areThereOf(TenantId tenant, CustomerId customer, Document.Kind kind) {
    return OpenWork.of(tenant)
        .fetchExists(DOCUMENT, isOf(tenant, customer).and(DOCUMENT.KIND.eq(Words.of(kind))));
  }

  @Override
  public void remove(TenantId tenant, DocumentId id) {
    OpenWork.of(tenant)
        .deleteFrom(DOCUMENT_PIECE)
        .where(DOCUMENT_PIECE.TENANT_ID.eq(tenant))
        .and(DOCUMENT_PIECE.DOCUMENT_ID.eq(id))
        .execute();
    OpenWork.of(tenant)
        .deleteFrom(DOCUMENT)
        .where(DOCUMENT.TENANT_ID.eq(tenant))
        .and(DOCUMENT.ID.eq(id))
        .execute();
  }

  @Override
  public void removeAllOf(TenantId tenant, CustomerId customer) {
    OpenWork.of(tenant)
        .deleteFrom(DOCUMENT_PIECE)
        .where(DOCUMENT_PIECE.TENANT_ID.eq(tenant))
        .and(
            DOCUMENT_PIECE.DOCUMENT_ID.in(
                select(DOCUMENT.ID).from(DOCUMENT).where(isOf(tenant, customer))))
        .execute();
    OpenWork.of(tenant).deleteFrom(DOCUMENT).where(isOf(tenant, customer)).execute();
  }

  private static Condition isOf(TenantId tenant, CustomerId customer) {
    return DOCUMENT.TENANT_ID.eq(tenant).and(DOCUMENT.CUSTOMER_ID.eq(customer));
  }

  private static Condition isAfter(@Nullable Position last) {
    return last == null
        ? noCondition()
        : row(DOCUMENT.CREATED_AT, DOCUMENT.ID)
            .lt(row(val(last.createdAt()), val(new DocumentId(last.id()), DOCUMENT.ID)));
  }
}
