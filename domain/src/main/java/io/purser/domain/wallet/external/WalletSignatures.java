package io.purser.domain.wallet.external;

import io.purser.domain.chain.ChainAddress;

/** Tells by whose key something was signed. Asks nobody and keeps nothing. */
public interface WalletSignatures {
  /**
   * Whether this signature over this very message could only have been made with the key of this
   * address.
   *
   * @param scheme how addresses of that chain sign
   * @param signature as a caller has sent it
   */
  Verdict check(ProofScheme scheme, ChainAddress address, String message, String signature);

  /** What is found. */
  enum Verdict {
    BY_THE_ADDRESS,
    /** By another key, over another message, or with a key that proves nothing. */
    NOT_BY_THE_ADDRESS,
    /** No signature of this scheme has this form. */
    UNREADABLE
  }
}
