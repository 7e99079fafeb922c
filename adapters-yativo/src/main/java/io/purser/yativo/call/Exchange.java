package io.purser.yativo.call;

import java.time.Duration;

/** How one exchange with the provider ended: only what is known, never what is hoped. */
sealed interface Exchange {
  /**
   * A whole answer came.
   *
   * @param retryAfter the pause that the answer's header asks for, zero when it asks for none
   * @param requestId the provider's own id of the request, empty when it gave none
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares exchanges.
  record Answered(int status, byte[] body, Duration retryAfter, String requestId)
      implements Exchange {}

  /** The body of the request never left and never will, so the provider cannot act on it. */
  record NotSent(String why) implements Exchange {}

  /** The request may have arrived, and no whole answer came back. */
  record NoAnswer(String why) implements Exchange {}
}
