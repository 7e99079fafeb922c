package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;

/** Why the business says no to something that only businesses have. */
public sealed interface BusinessRefusal {
  record OfCustomer(CustomerRefusal why) implements BusinessRefusal {}

  /** The customer is a person. */
  record NotABusiness(CustomerId customer) implements BusinessRefusal {}

  record NoSuchShareholder() implements BusinessRefusal {}

  /** There is no room for another one. */
  record TooManyShareholders(int most) implements BusinessRefusal {}

  /**
   * All shares together would be more than the whole.
   *
   * @param left what is left for this shareholder, in percent; may be 0
   */
  record SharesAboveTheWhole(String left) implements BusinessRefusal {}
}
