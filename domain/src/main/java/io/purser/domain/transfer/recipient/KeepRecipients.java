package io.purser.domain.transfer.recipient;

import io.purser.domain.audit.Initiator;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.recipient.Recipients.Addition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Keeps whom customers send to. Transfers keep the address that they were sent to, whatever becomes
 * of the recipient. Used inside a unit of work.
 */
public final class KeepRecipients {
  private final Customers customers;
  private final Recipients recipients;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;

  public KeepRecipients(
      Customers customers, Recipients recipients, Journal journal, Ids ids, InstantSource clock) {
    this.customers = customers;
    this.recipients = recipients;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
  }

  public Result add(
      TenantId tenant, CustomerId id, String label, ChainAddress address, Initiator by) {
    var customer = customers.getForShare(tenant, id);
    if (customer.isEmpty()) {
      return new Result.Refused(new CustomerRefusal.NoSuchCustomer());
    }
    var objection = customer.get().objection();
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var at = clock.instant();
    var recipient = new Recipient(RecipientId.next(ids), tenant, id, label, address, at, at, 1);
    return switch (recipients.add(recipient)) {
      case Addition.AddedAlready(var existing) -> new Result.AddedAlready(existing);
      case Addition.Added _ -> {
        record(by, recipient, "recipient.added", at);
        yield new Result.Kept(recipient);
      }
    };
  }

  /**
   * @param seen the recipient as the caller may see it
   * @param expected whether this is a version that the caller knows
   * @param byTenant whether the tenant asks, which may correct what a suspended customer has
   */
  public Result rename(
      Recipient seen, LongPredicate expected, String label, boolean byTenant, Initiator by) {
    var objection = objection(seen, byTenant);
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var found = recipients.getForUpdate(seen.tenant(), seen.id());
    if (found.isEmpty()) {
      return new Result.NoSuchRecipient();
    }
    var recipient = found.get();
    if (!expected.test(recipient.version())) {
      return new Result.OtherVersion();
    }
    if (recipient.label().equals(label)) {
      return new Result.Kept(recipient);
    }
    var at = clock.instant();
    var renamed = recipient.called(label, at);
    recipients.save(renamed);
    record(by, renamed, "recipient.changed", at);
    return new Result.Kept(renamed.withVersion(recipient.version() + 1));
  }

  /** As above. */
  public Result remove(Recipient seen, LongPredicate expected, boolean byTenant, Initiator by) {
    var objection = objection(seen, byTenant);
    if (objection.isPresent()) {
      return new Result.Refused(objection.get());
    }
    var found = recipients.getForUpdate(seen.tenant(), seen.id());
    if (found.isEmpty()) {
      return new Result.NoSuchRecipient();
    }
    if (!expected.test(found.get().version())) {
      return new Result.OtherVersion();
    }
    if (recipients.remove(seen.tenant(), seen.id())) {
      record(by, found.get(), "recipient.removed", clock.instant());
    }
    return new Result.Kept(found.get());
  }

  private Optional<CustomerRefusal> objection(Recipient recipient, boolean byTenant) {
    var customer = customers.getForShare(recipient.tenant(), recipient.customer()).orElseThrow();
    return byTenant && !(customer instanceof Customer.Deleted)
        ? Optional.empty()
        : customer.objection();
  }

  private void record(Initiator by, Recipient recipient, String change, Instant at) {
    journal.record(
        by,
        recipient.tenant(),
        change,
        recipient.id().value(),
        recipient.customer(),
        Map.of("chain", recipient.address().chain().word()),
        at);
  }

  /** What came of it. */
  public sealed interface Result {
    /** The recipient as it is now, or was when it was removed. */
    record Kept(Recipient recipient) implements Result {}

    /** The customer has a recipient with this address on this chain. */
    record AddedAlready(RecipientId existing) implements Result {}

    record NoSuchRecipient() implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
