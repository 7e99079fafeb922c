package io.purser.domain.quota;

import java.time.Duration;

/** The windows in which the provider counts. */
public enum QuotaWindow {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  /** The provider names whole seconds of its own clock, which may be a little ahead of ours. */
  private static final Duration MISREAD_BY = Duration.ofSeconds(5);

  private final Duration length;

  QuotaWindow(Duration length) {
    this.length = length;
  }

  public Duration length() {
    return length;
  }

  /** The shortest that can have this much of it left. */
  public static QuotaWindow endingIn(Duration time) {
    for (var window : values()) {
      if (time.minus(MISREAD_BY).compareTo(window.length) <= 0) {
        return window;
      }
    }
    return DAY;
  }
}
