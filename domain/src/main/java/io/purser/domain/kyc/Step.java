package io.purser.domain.kyc;

/** What becomes of a verification by something that is said about it. */
public sealed interface Step {
  record To(Verification next) implements Step {}

  /** It stays as it is, and that is right. */
  record Stays() implements Step {}

  /** It stays as it is, although somebody says the opposite: a person should look. */
  record Contradicted() implements Step {}

  /** There is nothing that this could be about. */
  record NotPossible() implements Step {}
}
