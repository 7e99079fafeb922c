package io.purser.domain.wallet;

import java.time.Duration;
import java.util.List;

/** What the provider answers when asked for a customer's transactions. */
public sealed interface History {
  /**
   * @param unreadable how many rows could not be understood; they are counted, never guessed at
   */
  record Read(List<ReportedTransaction> transactions, int unreadable) implements History {
    public Read {
      transactions = List.copyOf(transactions);
    }
  }

  record UnknownCustomer() implements History {}

  record Unavailable(String why, Duration retryAfter) implements History {}
}
