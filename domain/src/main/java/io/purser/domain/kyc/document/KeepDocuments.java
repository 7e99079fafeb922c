package io.purser.domain.kyc.document;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.kyc.business.ShareholderId;
import io.purser.domain.kyc.business.Shareholders;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what was handed in about customers, the same content once for each. Used inside a unit of
 * work.
 */
public final class KeepDocuments {
  private final Customers customers;
  private final Shareholders shareholders;
  private final Documents documents;
  private final Journal journal;
  private final DocumentEvents events;
  private final Ids ids;
  private final InstantSource clock;

  public KeepDocuments(
      Customers customers,
      Shareholders shareholders,
      Documents documents,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.shareholders = shareholders;
    this.documents = documents;
    this.journal = journal;
    this.events = new DocumentEvents(journal);
    this.ids = ids;
    this.clock = clock;
  }

  /** What somebody says about a file. */
  public record Handed(
      Document.Kind kind, @Nullable ShareholderId shareholder, FileType type, String fileName) {}

  /**
   * @param byTenant whether the tenant asks, which may add to what a suspended customer has
   */
  public Result add(
      TenantId tenant,
      CustomerId id,
      Handed handed,
      DocumentContent content,
      boolean byTenant,
      Initiator by) {
    var objection = objection(tenant, id, byTenant);
    if (objection.isPresent()) {
      return refused(objection.get());
    }
    if (handed.shareholder() != null && !isOf(tenant, id, handed.shareholder())) {
      return new Result.Refused(new DocumentRefusal.NoSuchShareholder());
    }
    var known = documents.withContent(tenant, id, content);
    if (known.isPresent()) {
      return new Result.Known(known.get());
    }
    if (documents.count(tenant, id) >= Document.MOST) {
      return new Result.Refused(new DocumentRefusal.TooManyDocuments(Document.MOST));
    }
    var at = clock.instant();
    var document =
        new Document(
            DocumentId.next(ids),
            tenant,
            id,
            handed.kind(),
            handed.shareholder(),
            handed.type(),
            handed.fileName(),
            content.size(),
            at);
    documents.add(document, content);
    events.record(by, document, "document.added", at);
    return new Result.Kept(document);
  }

  private boolean isOf(TenantId tenant, CustomerId customer, ShareholderId shareholder) {
    return shareholders
        .get(tenant, shareholder)
        .filter(found -> found.customer().equals(customer))
        .isPresent();
  }

  /**
   * By the tenant alone: what somebody has looked at is not for the customer to take back.
   *
   * @param expected whether this is a version that the caller knows
   */
  public Result remove(
      TenantId tenant, CustomerId id, DocumentId document, LongPredicate expected, Initiator by) {
    var objection = objection(tenant, id, true);
    if (objection.isPresent()) {
      return refused(objection.get());
    }
    var found = documents.get(tenant, document).filter(it -> it.customer().equals(id));
    if (found.isEmpty()) {
      return new Result.Refused(new DocumentRefusal.NoSuchDocument());
    }
    if (!expected.test(Document.VERSION)) {
      return new Result.OtherVersion();
    }
    documents.remove(tenant, document);
    events.record(by, found.get(), "document.removed", clock.instant());
    return new Result.Kept(found.get());
  }

  /** Notes that somebody of the company reads what is in it. */
  public void noteReading(Document document, Initiator by) {
    journal.note(
        by,
        document.tenant(),
        "document.read",
        document.id().value(),
        document.customer(),
        List.of(),
        clock.instant());
  }

  private Optional<CustomerRefusal> objection(TenantId tenant, CustomerId id, boolean byTenant) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                byTenant && customer instanceof Customer.Suspended
                    ? Optional.<CustomerRefusal>empty()
                    : customer.objection())
        .orElseGet(() -> Optional.of(new CustomerRefusal.NoSuchCustomer()));
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(new DocumentRefusal.OfCustomer(why));
  }

  /** What came of it. */
  public sealed interface Result {
    /** The document as it is now, or was when it was removed. */
    record Kept(Document document) implements Result {}

    /** The customer has a document with this content, which stays as it was handed in first. */
    record Known(Document document) implements Result {}

    /** There is no such version of it. */
    record OtherVersion() implements Result {}

    record Refused(DocumentRefusal why) implements Result {}
  }
}
