package io.purser.domain.quota;

import java.time.Duration;

/** The windows in which the provider counts. */
public enum QuotaWindow {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1));

  private final Duration length;

  QuotaWindow(Duration length) {
    this.length = length;
  }

  public Duration length() {
    return length;
  }

  /**
   * The shortest that can have this much of it left. The provider never says which of its windows
   * it speaks of, only when it ends.
   */
  public static QuotaWindow endingIn(Duration time) {
    for (var window : values()) {
      if (time.compareTo(window.length) <= 0) {
        return window;
      }
    }
    return DAY;
  }
}
