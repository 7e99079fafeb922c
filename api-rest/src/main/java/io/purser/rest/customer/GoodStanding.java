package io.purser.rest.customer;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.Customers;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.access.Call;
import jakarta.inject.Singleton;

/**
 * For those who ask the provider before they look at what is ordered: on the way to a refusal it is
 * not asked.
 */
@Singleton
public final class GoodStanding {
  private final UnitOfWork work;
  private final Customers customers;

  GoodStanding(UnitOfWork work, Customers customers) {
    this.work = work;
    this.customers = customers;
  }

  /** Whether something new may be begun for the customer, who may not be there at all. */
  public boolean has(Call call, CustomerId id) {
    return work.reading(call.tenant(), () -> customers.get(call.tenant(), id))
        .filter(customer -> customer.objection().isPresent())
        .isEmpty();
  }
}
