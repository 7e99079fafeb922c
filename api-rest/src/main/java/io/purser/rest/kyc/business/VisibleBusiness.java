package io.purser.rest.kyc.business;

import io.purser.domain.access.Access;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.customer.Customers;
import io.purser.domain.kyc.business.BusinessRefusal;
import io.purser.rest.access.Call;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;

/** Refuses to read of anybody but a business that the caller can see. */
@Singleton
final class VisibleBusiness {
  private final Customers customers;

  VisibleBusiness(Customers customers) {
    this.customers = customers;
  }

  /** Inside a unit of work. One who was deleted is nobody to whom it was. */
  void require(Call call, CustomerId id) {
    var customer =
        customers
            .get(call.tenant(), id)
            .filter(it -> it instanceof Customer.Living || Access.seesOthers(call.caller()))
            .orElseThrow(() -> new Refused(ProblemCode.NO_SUCH_CUSTOMER));
    if (customer.profile().type() != CustomerType.BUSINESS) {
      throw new Refused(Refusals.of(new BusinessRefusal.NotABusiness(id), call.caller()));
    }
  }
}
