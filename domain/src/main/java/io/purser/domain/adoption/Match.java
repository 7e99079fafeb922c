package io.purser.domain.adoption;

/** By what a record of the provider's was found to belong to a customer of ours. */
public enum Match {
  /** It carries the reference that we give. */
  REFERENCE,
  /** It carries the tenant's own id of the customer. */
  EXTERNAL_ID,
  /** It has the customer's e-mail. A person should look. */
  EMAIL,
  /** By nothing: confirming it makes a customer. */
  NEW,
  /** It is linked, and names somebody else than it should. There is nothing to confirm. */
  CHANGED
}
