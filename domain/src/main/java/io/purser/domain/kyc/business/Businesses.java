package io.purser.domain.kyc.business;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Customers;
import io.purser.domain.tenant.TenantId;

/** Finds the customer who is to be changed as a business, and locks it: one change at a time. */
final class Businesses {
  private final Customers customers;

  Businesses(Customers customers) {
    this.customers = customers;
  }

  /**
   * @param byTenant whether the tenant asks, which may correct what a suspended customer has
   */
  Found lock(TenantId tenant, CustomerId id, boolean byTenant) {
    var customer = customers.getForUpdate(tenant, id).orElse(null);
    return switch (customer) {
      case null -> refused(new CustomerRefusal.NoSuchCustomer());
      case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
      case Customer.Suspended suspended ->
          byTenant ? business(suspended) : refused(new CustomerRefusal.CustomerSuspended(id));
      case Customer.Active active -> business(active);
    };
  }

  private static Found business(Customer.Living customer) {
    return customer.profile().type() == CustomerType.BUSINESS
        ? new Found.Business(customer)
        : new Found.None(new BusinessRefusal.NotABusiness(customer.id()));
  }

  private static Found refused(CustomerRefusal why) {
    return new Found.None(new BusinessRefusal.OfCustomer(why));
  }

  /** What there is under an id. */
  sealed interface Found {
    record Business(Customer.Living customer) implements Found {}

    record None(BusinessRefusal why) implements Found {}
  }
}
