package io.purser.twin.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the verification vendor makes for somebody whom it has looked at.
 *
 * @param state what it has found: {@code approved}, {@code under-review}, {@code incomplete} or
 *     {@code rejected}
 * @param retryable of a rejection, whether another try may end otherwise
 * @param verifiedAt when it was found, where that has come to its end
 * @param approvedUntil of an approval, or null when it has no end
 * @param expiresAt when the token is good no more
 * @param isUsed whether it was taken over already
 */
public record ShareToken(
    String token,
    String state,
    boolean retryable,
    @Nullable Instant verifiedAt,
    @Nullable Instant approvedUntil,
    Instant expiresAt,
    boolean isUsed) {

  public ShareToken used() {
    return new ShareToken(token, state, retryable, verifiedAt, approvedUntil, expiresAt, true);
  }
}
