package io.purser.domain.statement;

import java.time.Instant;

/** From a moment on and before another. */
public record Period(Instant from, Instant before) {
  public Period {
    if (!from.isBefore(before)) {
      throw new IllegalArgumentException("a period ends after it begins");
    }
  }
}
