package io.purser.domain.transfer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody else than who ordered a transfer has to say that it may be sent.
 *
 * @param orderedBy the principal of who ordered it, who cannot be the one
 * @param dueAt when it is declined if nobody has said anything
 * @param givenBy the principal of who has said so; null while nobody has
 */
public record Approval(String orderedBy, Instant dueAt, @Nullable String givenBy) {
  public Approval {
    if (orderedBy.equals(givenBy)) {
      throw new IllegalArgumentException("nobody approves what they have ordered themselves");
    }
  }

  public static Approval wanted(String orderedBy, Instant dueAt) {
    return new Approval(orderedBy, dueAt, null);
  }

  /**
   * @throws IllegalArgumentException when it is who ordered it
   */
  Approval givenBy(String principal) {
    return new Approval(orderedBy, dueAt, principal);
  }
}
