package io.purser.twin.state.card;

import io.purser.twin.state.Ids;
import java.time.Instant;

/**
 * Digits that were sent to a person, to be brought back in time.
 *
 * @param tries how often wrong digits were brought
 */
public record OneTimeCode(String digits, Instant sentAt, Instant expiresAt, int tries) {

  public static OneTimeCode sent(Instant at, int lifeSeconds) {
    return new OneTimeCode(Ids.sixDigits(), at, at.plusSeconds(lifeSeconds), 0);
  }

  public boolean isExpired(Instant at) {
    return !at.isBefore(expiresAt);
  }

  OneTimeCode triedInVain() {
    return new OneTimeCode(digits, sentAt, expiresAt, tries + 1);
  }
}
