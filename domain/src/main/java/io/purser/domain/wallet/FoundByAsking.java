package io.purser.domain.wallet;

import java.time.Instant;

/** Whoever wants to know what is known only because the provider was asked. */
@FunctionalInterface
public interface FoundByAsking {
  /**
   * It is new in the books, or in a new state, and no webhook has told of that so far. Inside the
   * unit of work that books it, under the lock of its balance.
   */
  void booked(WalletTransaction transaction, Instant askedAt);
}
