package io.purser.yativo.call;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one exchange with the provider ended: only what is known, never what is hoped. */
sealed interface Exchange {
  /**
   * A whole answer came.
   *
   * @param retryAfter the pause that the answer's header asks for, zero when it asks for none
   * @param requestId the provider's own id of the request, empty when it gave none
   * @param rateLimit what is said about the quota, or null when nothing readable is
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares exchanges.
  record Answered(
      int status, byte[] body, Duration retryAfter, String requestId, @Nullable RateLimit rateLimit)
      implements Exchange {}

  /** How many calls are allowed, how many are left, and when there will be more. */
  record RateLimit(int allowed, int remaining, Instant resetAt) {}

  /** The body of the request never left and never will, so the provider cannot act on it. */
  record NotSent(String why) implements Exchange {}

  /** The request may have arrived, and no whole answer came back. */
  record NoAnswer(String why) implements Exchange {}
}
