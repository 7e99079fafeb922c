package io.purser.domain.wallet;

import java.time.Instant;

/** One condition on a customer's transactions. Several hold together. */
public sealed interface TransactionFilter {
  record InWallet(WalletId wallet) implements TransactionFilter {}

  record Going(WalletTransaction.Direction direction) implements TransactionFilter {}

  record InState(ReportedTransaction.Progress state) implements TransactionFilter {}

  /** At this time or later. */
  record CreatedFrom(Instant time) implements TransactionFilter {}

  /** Earlier than this time. */
  record CreatedBefore(Instant time) implements TransactionFilter {}
}
