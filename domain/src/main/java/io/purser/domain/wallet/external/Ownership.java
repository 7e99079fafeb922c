package io.purser.domain.wallet.external;

import java.time.Instant;

/** Whether the customer has shown that an address is theirs. */
public sealed interface Ownership {
  /** There is no more than the customer's word. */
  record Unproven() implements Ownership {}

  /** Whoever has the key signed for it, last at this time. Keys change hands; this does not. */
  record Proven(Instant at) implements Ownership {}
}
