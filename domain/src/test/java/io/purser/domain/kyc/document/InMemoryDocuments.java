package io.purser.domain.kyc.document;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Documents} in memory. */
public final class InMemoryDocuments implements Documents {
  private final InMemoryUnitOfWork work;
  private final Rows<DocumentId, Row> rows;

  public InMemoryDocuments(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Document document, DocumentContent content) {
    work.require(document.tenant(), "documents.add");
    if (withContent(document.tenant(), document.customer(), content).isPresent()) {
      throw new IllegalStateException("the customer has this content");
    }
    rows.add(document.id(), new Row(document, content, true));
  }

  @Override
  public Optional<Document> withContent(
      TenantId tenant, CustomerId customer, DocumentContent content) {
    work.require(tenant, "documents.withContent");
    return rowsOf(tenant, customer)
        .filter(row -> Arrays.equals(row.content().hash(), content.hash()))
        .map(Row::document)
        .findFirst();
  }

  @Override
  public Optional<Document> get(TenantId tenant, DocumentId id) {
    work.require(tenant, "documents.get");
    return row(tenant, id).map(Row::document);
  }

  @Override
  public Optional<byte[]> piece(TenantId tenant, DocumentId id, int number) {
    work.require(tenant, "documents.piece");
    return row(tenant, id)
        .map(row -> row.content().pieces())
        .filter(pieces -> number >= 0 && number < pieces.size())
        .map(pieces -> pieces.get(number).clone());
  }

  @Override
  public Page<Document> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "documents.list");
    return Pages.cut(
        rowsOf(tenant, customer).map(Row::document),
        page,
        document -> new Position(document.createdAt(), document.id().value()));
  }

  @Override
  public int count(TenantId tenant, CustomerId customer) {
    work.require(tenant, "documents.count");
    return (int) rowsOf(tenant, customer).count();
  }

  @Override
  public List<Document> about(TenantId tenant, ShareholderId shareholder) {
    work.require(tenant, "documents.about");
    return all(tenant)
        .map(Row::document)
        .filter(document -> shareholder.equals(document.shareholder()))
        .sorted(comparing(Document::createdAt).thenComparing(document -> document.id().value()))
        .toList();
  }

  @Override
  public boolean areThereOf(TenantId tenant, CustomerId customer, Document.Kind kind) {
    work.require(tenant, "documents.areThereOf");
    return rowsOf(tenant, customer).anyMatch(row -> row.document().kind() == kind);
  }

  @Override
  public void remove(TenantId tenant, DocumentId id) {
    work.require(tenant, "documents.remove");
    rows.lock(id);
    row(tenant, id).ifPresent(row -> rows.put(id, new Row(row.document(), row.content(), false)));
  }

  @Override
  public void removeAllOf(TenantId tenant, CustomerId customer) {
    work.require(tenant, "documents.removeAllOf");
    rowsOf(tenant, customer).forEach(row -> remove(tenant, row.document().id()));
  }

  private Optional<Row> row(TenantId tenant, DocumentId id) {
    return rows.get(id).filter(Row::isThere).filter(row -> row.document().tenant().equals(tenant));
  }

  private Stream<Row> all(TenantId tenant) {
    return rows.all().filter(Row::isThere).filter(row -> row.document().tenant().equals(tenant));
  }

  private Stream<Row> rowsOf(TenantId tenant, CustomerId customer) {
    return all(tenant).filter(row -> row.document().customer().equals(customer));
  }

  private record Row(Document document, DocumentContent content, boolean isThere) {}
}
