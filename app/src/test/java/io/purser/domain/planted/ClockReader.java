package io.purser.domain.planted;

import java.time.Instant;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class ClockReader {
  public Instant now() {
    return Instant.now();
  }
}
