package io.purser.domain.customer;

import io.purser.domain.list.Order;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** All customers, the deleted among them. Used inside a unit of work of the tenant. */
public interface Customers {
  /** Adds a customer with version 1, unless a living one has its external id or e-mail already. */
  Addition add(Customer.Living customer);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Customer customer);

  /**
   * The same for one whose e-mail or external id may have become another, unless a living customer
   * has it already.
   *
   * @throws io.purser.domain.work.StaleAggregate also when somebody takes it at the same time
   */
  Alteration change(Customer.Living customer);

  Optional<Customer> get(TenantId tenant, CustomerId id);

  /** The same, locked until the unit of work ends, for those who will save. */
  Optional<Customer> getForUpdate(TenantId tenant, CustomerId id);

  /**
   * The same, kept as it is until the unit of work ends, for those who begin something that the
   * customer's state decides about. Others may do the same meanwhile.
   */
  Optional<Customer> getForShare(TenantId tenant, CustomerId id);

  /** The deleted too: the provider still has them. */
  Optional<Customer> byProviderId(TenantId tenant, String providerCustomerId);

  /** Newest first. */
  default Page<Customer> list(TenantId tenant, List<CustomerFilter> filters, PageRequest page) {
    return list(tenant, filters, Order.NEWEST_FIRST, page);
  }

  /**
   * By when they were created, and of the living alone unless a filter wants the deleted by their
   * state.
   */
  Page<Customer> list(TenantId tenant, List<CustomerFilter> filters, Order order, PageRequest page);

  /** What came of {@link #add}. */
  sealed interface Addition {
    record Added(Customer.Living customer) implements Addition {}
  }

  /** What came of {@link #change}. */
  sealed interface Alteration {
    record Altered(Customer.Living customer) implements Alteration {}
  }

  /** What only one customer of a tenant can have, another has. */
  sealed interface Taken extends Addition, Alteration {
    record EmailTaken(CustomerId by) implements Taken {}

    record ExternalIdTaken(CustomerId by) implements Taken {}
  }
}
