package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerRefusal;

/** Why the business says no to something about a verification. */
public sealed interface KycRefusal {
  record OfCustomer(CustomerRefusal why) implements KycRefusal {}

  /** Nothing was approved that could be shown anew. */
  record NothingApproved(VerificationState state) implements KycRefusal {}

  /** An approval that is over before it begins. */
  record ExpiresTooSoon() implements KycRefusal {}
}
