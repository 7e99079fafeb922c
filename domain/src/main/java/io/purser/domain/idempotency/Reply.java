package io.purser.domain.idempotency;

import java.time.Duration;

/** What a request with an idempotency key gets. */
public sealed interface Reply {
  /** {@code replayed} when an earlier try was answered with these very bytes. */
  record Answered(StoredAnswer answer, boolean replayed) implements Reply {}

  record InFlight(Duration retryAfter) implements Reply {}

  record OtherRequest() implements Reply {}

  /**
   * The provider is away. Nothing was sent and nothing will be; the next try with the key begins
   * anew.
   */
  record NotSent(Duration retryAfter) implements Reply {}
}
