package io.purser.domain.customer;

import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Suspends a customer, and lets one back in. Either may be repeated without effect. Used inside a
 * unit of work.
 */
public final class SuspendCustomer {
  private final Customers customers;
  private final Journal journal;
  private final InstantSource clock;

  public SuspendCustomer(Customers customers, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param reason 1 to 500 characters, kept with the customer and in the audit log
   */
  public Result suspend(TenantId tenant, CustomerId id, String reason, Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Suspended _ -> new Result.Done(customer);
                  case Customer.Active active ->
                      save(
                          active,
                          active.suspend(reason, clock.instant()),
                          "customer.suspended",
                          by);
                  case Customer.Deleted _ -> deleted(id);
                })
        .orElseGet(SuspendCustomer::noSuchCustomer);
  }

  public Result reactivate(TenantId tenant, CustomerId id, Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Active _ -> new Result.Done(customer);
                  case Customer.Suspended suspended ->
                      save(
                          suspended,
                          suspended.reactivate(clock.instant()),
                          "customer.reactivated",
                          by);
                  case Customer.Deleted _ -> deleted(id);
                })
        .orElseGet(SuspendCustomer::noSuchCustomer);
  }

  private Result save(Customer before, Customer customer, String change, Initiator by) {
    customers.save(customer);
    Instant at = customer.header().updatedAt();
    journal.record(
        by,
        customer.header().tenant(),
        change,
        customer.id().value(),
        customer.id(),
        Map.of(),
        List.of(MemberChange.of("state", CustomerState.of(before), CustomerState.of(customer))),
        at);
    return new Result.Done(customers.get(customer.header().tenant(), customer.id()).orElseThrow());
  }

  private static Result deleted(CustomerId id) {
    return new Result.Refused(new CustomerRefusal.CustomerDeleted(id));
  }

  private static Result noSuchCustomer() {
    return new Result.Refused(new CustomerRefusal.NoSuchCustomer());
  }

  /** What came of it. */
  public sealed interface Result {
    record Done(Customer customer) implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
