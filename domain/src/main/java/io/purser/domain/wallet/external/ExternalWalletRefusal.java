package io.purser.domain.wallet.external;

import io.purser.domain.chain.Chain;
import io.purser.domain.customer.CustomerRefusal;

/** Why the business says no to something about an external wallet. */
public sealed interface ExternalWalletRefusal {
  /** The customer has this address on this chain. */
  record AlreadyLinked(ExternalWalletId existing) implements ExternalWalletRefusal {}

  /** The customer cannot have anything done. */
  record OfCustomer(CustomerRefusal why) implements ExternalWalletRefusal {}

  /** How keys of this chain sign a text is not known here. */
  record ProofNotOffered(Chain chain) implements ExternalWalletRefusal {}

  /** None was asked for, or it is expired, used, or used up. */
  record NoChallenge() implements ExternalWalletRefusal {}

  /** What was brought has not the form that signatures of this chain have. */
  record SignatureUnreadable(ProofScheme expected) implements ExternalWalletRefusal {}

  /**
   * @param triesLeft how many more may be brought for this challenge
   */
  record SignatureWrong(int triesLeft) implements ExternalWalletRefusal {}

  /** It cannot be so on this chain, or now. */
  record AuthorizationNotPossible(ClaimedAuthorization.Member member, String why)
      implements ExternalWalletRefusal {}
}
