package io.purser.verification;

import java.time.Duration;

/** How one exchange with the importer ended: only what is known, never what is hoped. */
sealed interface Exchange {
  /**
   * A whole answer came.
   *
   * @param retryAfter the pause that it asks for, zero when it asks for none
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares exchanges.
  record Answered(int status, byte[] body, Duration retryAfter) implements Exchange {}

  /** No connection stood, so the importer has seen nothing. */
  record NotSent(String why) implements Exchange {}

  /** The request may have arrived, and no whole answer came back. */
  record NoAnswer(String why) implements Exchange {}
}
