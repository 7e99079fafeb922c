package io.purser.domain.wallet;

/** Whoever waits for transactions to move. */
@FunctionalInterface
public interface TransactionFollower {
  /** It is new or in a new state. Inside the unit of work that books it. */
  void booked(WalletTransaction transaction);
}
