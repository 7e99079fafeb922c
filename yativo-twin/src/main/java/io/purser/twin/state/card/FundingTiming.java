package io.purser.twin.state.card;

import java.util.Locale;
import java.util.Optional;

/** Whether cardholders are funded at once: the provider's pages show both. */
public enum FundingTiming {
  BY_CURRENCY,
  INSTANT,
  ASYNCHRONOUS;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FundingTiming> named(String text) {
    for (var timing : values()) {
      if (timing.wireName().equals(text)) {
        return Optional.of(timing);
      }
    }
    return Optional.empty();
  }
}
