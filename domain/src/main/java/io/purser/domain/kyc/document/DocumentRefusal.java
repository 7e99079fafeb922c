package io.purser.domain.kyc.document;

import io.purser.domain.customer.CustomerRefusal;

/** Why the business says no to something about a document. */
public sealed interface DocumentRefusal {
  record OfCustomer(CustomerRefusal why) implements DocumentRefusal {}

  record NoSuchDocument() implements DocumentRefusal {}

  /** The customer has no shareholder with this id. */
  record NoSuchShareholder() implements DocumentRefusal {}

  /** There is no room for another one. */
  record TooManyDocuments(int most) implements DocumentRefusal {}
}
