package io.purser.domain.customer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Hands out everything about a customer, which the audit log knows of before the first of it is
 * read. Used inside a unit of work.
 */
public final class ExportCustomer {
  private final Customers customers;
  private final Journal journal;
  private final InstantSource clock;

  public ExportCustomer(Customers customers, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.journal = journal;
    this.clock = clock;
  }

  /** The customer, deleted or not. Empty, and nothing noted, when there is none. */
  public Optional<Customer> begin(TenantId tenant, CustomerId id, Initiator by) {
    var customer = customers.get(tenant, id);
    customer.ifPresent(
        _ ->
            journal.note(
                by, tenant, "customer.exported", id.value(), id, List.of(), clock.instant()));
    return customer;
  }
}
