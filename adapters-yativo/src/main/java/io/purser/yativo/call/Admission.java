package io.purser.yativo.call;

import java.time.Duration;

/** Whether a call may be made. */
sealed interface Admission {
  record Admitted() implements Admission {}

  record Refused(String why, Duration retryAfter) implements Admission {}
}
