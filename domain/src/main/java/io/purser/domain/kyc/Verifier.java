package io.purser.domain.kyc;

/** Who verifies identities. */
public enum Verifier {
  /** The provider, when it looks at a cardholder's proof. */
  PROVIDER,
  /** A person of the tenant's, who has seen evidence. */
  OPERATOR,
  /** The service through which the tenant takes over what was verified elsewhere. */
  IMPORT
}
