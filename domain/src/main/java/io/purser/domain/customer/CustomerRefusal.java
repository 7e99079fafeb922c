package io.purser.domain.customer;

/** Why the business says no to something about a customer. */
public sealed interface CustomerRefusal {
  /** No customer with this id that the caller can see. */
  record NoSuchCustomer() implements CustomerRefusal {}

  record EmailTaken(CustomerId by) implements CustomerRefusal {}

  record ExternalIdTaken(CustomerId by) implements CustomerRefusal {}

  record CustomerSuspended(CustomerId customer) implements CustomerRefusal {}

  /** The provider knows customers by their e-mail, so one without cannot be registered. */
  record EmailMissing(CustomerId customer) implements CustomerRefusal {}

  /** The provider has this customer already. */
  record AlreadyRegistered(CustomerId customer) implements CustomerRefusal {}

  /** This subject logs in as another customer. */
  record LoginTaken() implements CustomerRefusal {}
}
