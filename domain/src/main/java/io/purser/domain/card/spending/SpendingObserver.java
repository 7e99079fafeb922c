package io.purser.domain.card.spending;

import org.jspecify.annotations.Nullable;

/** Who is told what people should look at, so that it can be counted. */
public interface SpendingObserver {
  /**
   * The provider uses words that we do not know.
   *
   * @param kind its word for the kind, or null where we know it
   * @param state its word for the state, or null where we know it
   */
  void notUnderstood(CardTransactionId transaction, @Nullable String kind, @Nullable String state);

  /** The provider reports what cannot be a transaction of ours as it is; it is not kept. */
  void notBooked(String why, int reports);
}
