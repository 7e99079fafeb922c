package io.purser.domain.kyc;

import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.operation.OperationId;

/** Why the business says no to something about a verification. */
public sealed interface KycRefusal {
  record OfCustomer(CustomerRefusal why) implements KycRefusal {}

  /** Nothing was approved that could be shown anew. */
  record NothingApproved(VerificationState state) implements KycRefusal {}

  /** An approval that is over before it begins. */
  record ExpiresTooSoon() implements KycRefusal {}

  /** What came of an earlier share token is not known yet. */
  record ImportUnderWay(OperationId operation) implements KycRefusal {}
}
