package io.purser.domain.customer;

import io.purser.domain.operation.OperationId;

/** Why the business says no to something about a customer. */
public sealed interface CustomerRefusal {
  /** No customer with this id that the caller can see. */
  record NoSuchCustomer() implements CustomerRefusal {}

  record EmailTaken(CustomerId by) implements CustomerRefusal {}

  record ExternalIdTaken(CustomerId by) implements CustomerRefusal {}

  /**
   * The provider is being told of the customer under the present e-mail, and would be told twice
   * under two.
   */
  record EmailInUse(OperationId by) implements CustomerRefusal {}

  /** The parts of the change are fine, and what would come of them for this member is not. */
  record NotPossible(CustomerMember member, String why) implements CustomerRefusal {}

  record CustomerSuspended(CustomerId customer) implements CustomerRefusal {}

  /** There was such a customer, and is none any more. */
  record CustomerDeleted(CustomerId customer) implements CustomerRefusal {}

  /** Nobody is erased who was not deleted before. */
  record CustomerNotDeleted(CustomerId customer) implements CustomerRefusal {}

  /** The provider knows customers by their e-mail, so one without cannot be registered. */
  record EmailMissing(CustomerId customer) implements CustomerRefusal {}

  /** The provider has this customer already. */
  record AlreadyRegistered(CustomerId customer) implements CustomerRefusal {}

  /** This subject logs in as another customer. */
  record LoginTaken() implements CustomerRefusal {}

  /** Nothing that was verified elsewhere is taken over here. */
  record ImportNotConfigured() implements CustomerRefusal {}
}
