package io.purser.domain.kyc.document;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * All documents. Used inside a unit of work of the tenant; whoever adds or removes one holds the
 * customer's row.
 */
public interface Documents {
  /** Adds it together with its content, which no other document of the customer may have. */
  void add(Document document, DocumentContent content);

  /** The customer's document that has exactly this content. */
  Optional<Document> withContent(TenantId tenant, CustomerId customer, DocumentContent content);

  Optional<Document> get(TenantId tenant, DocumentId id);

  /**
   * A piece of the content, counted from 0; empty when the document was removed, or has no such
   * piece.
   */
  Optional<byte[]> piece(TenantId tenant, DocumentId id, int number);

  /** Newest first. */
  Page<Document> list(TenantId tenant, CustomerId customer, PageRequest page);

  int count(TenantId tenant, CustomerId customer);

  /** All that are about a shareholder. */
  List<Document> about(TenantId tenant, ShareholderId shareholder);

  /** Whether a customer has any of this kind. */
  boolean areThereOf(TenantId tenant, CustomerId customer, Document.Kind kind);

  /** Nothing of it is kept. */
  void remove(TenantId tenant, DocumentId id);

  /** Removes all that a customer has. */
  void removeAllOf(TenantId tenant, CustomerId customer);
}
