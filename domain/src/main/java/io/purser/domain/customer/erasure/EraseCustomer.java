package io.purser.domain.customer.erasure;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;

/**
 * Destroys, for good, whatever could tell who a deleted customer was. May be repeated without
 * effect. Used inside a unit of work.
 */
public final class EraseCustomer {
  private final Customers customers;
  private final Traces traces;
  private final Journal journal;
  private final InstantSource clock;

  public EraseCustomer(Customers customers, Traces traces, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.traces = traces;
    this.journal = journal;
    this.clock = clock;
  }

  public Result handle(TenantId tenant, CustomerId id, Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Living _ -> refused(new CustomerRefusal.CustomerNotDeleted(id));
                  case Customer.Deleted deleted -> erase(deleted, by);
                })
        .orElseGet(() -> refused(new CustomerRefusal.NoSuchCustomer()));
  }

  private Result erase(Customer.Deleted customer, Initiator by) {
    if (customer.erasedAt() != null) {
      return new Result.Done();
    }
    var tenant = customer.header().tenant();
    var now = clock.instant();
    // The clock of the node that deleted the customer may go before ours.
    var at = now.isBefore(customer.deletedAt()) ? customer.deletedAt() : now;
    // Before the key is gone, since both are sealed with it.
    customers.save(customer.erase(at));
    journal.recordErasure(
        by, tenant, customer.id(), List.of(MemberChange.of("erased", false, true)), at);
    traces.destroy(tenant, customer.id());
    return new Result.Done();
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    /** The customer is erased, whether it had to be done for that or not. */
    record Done() implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
