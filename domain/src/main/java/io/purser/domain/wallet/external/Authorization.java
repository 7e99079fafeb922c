package io.purser.domain.wallet.external;

import io.purser.domain.chain.Chain;
import io.purser.domain.chain.TransactionHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may take money from an address without its owner signing for it each time. It is
 * what was told of it: nobody looks at the chain, and nothing is taken by us.
 */
public sealed interface Authorization {
  /** Nobody may, as far as was told. */
  record None() implements Authorization {}

  /**
   * The owner has signed a permit (EIP-2612), which needs no transaction of its own.
   *
   * @param transaction where the permit was used, if it was
   */
  record Permit(@Nullable TransactionHash transaction, Instant at, Recorder by)
      implements Authorization {}

  /** The owner has approved it by a transaction on the chain. */
  record Native(TransactionHash transaction, Instant at, Recorder by) implements Authorization {}

  /** Whether there are permits on this chain. */
  static boolean permitsAreKnownOn(Chain chain) {
    return switch (chain.family()) {
      case ETHEREUM, XDC -> true;
      case SOLANA, SUI, TRON -> false;
    };
  }

  /** Who told of it. Customers themselves never do. */
  enum Recorder {
    SERVICE,
    OPERATOR
  }
}
