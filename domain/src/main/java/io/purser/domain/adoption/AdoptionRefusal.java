package io.purser.domain.adoption;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;

/** Why a proposal is not confirmed or dismissed. */
public sealed interface AdoptionRefusal {
  record NoSuchProposal() implements AdoptionRefusal {}

  /** Somebody has confirmed it before. */
  record AlreadyConfirmed(CustomerId customer) implements AdoptionRefusal {}

  /** It says that a linked record has changed; there is no link to make. */
  record NothingToConfirm() implements AdoptionRefusal {}

  /** A customer has the record by now, of this tenant or of another one of the account. */
  record RecordTaken() implements AdoptionRefusal {}

  /** The customer is linked to another record of the kind, or about to be. */
  record CustomerTaken(CustomerId customer) implements AdoptionRefusal {}

  record OfCustomer(CustomerRefusal why) implements AdoptionRefusal {}
}
