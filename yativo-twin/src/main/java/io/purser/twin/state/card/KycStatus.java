package io.purser.twin.state.card;

import java.util.Locale;
import java.util.Optional;

/** What the provider says about a cardholder's identity check. */
public enum KycStatus {
  PENDING,
  IN_PROGRESS,
  PENDING_REVIEW,
  APPROVED,
  REJECTED,
  EXPIRED;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<KycStatus> named(String text) {
    for (var status : values()) {
      if (status.wireName().equals(text)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
