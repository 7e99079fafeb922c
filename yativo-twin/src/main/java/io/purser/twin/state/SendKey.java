package io.purser.twin.state;

import java.time.Instant;

/** What a send answered under an idempotency key. */
public record SendKey(
    String id, String fingerprint, String transactionId, String answer, Instant createdAt) {

  public static String id(String owner, String key) {
    return owner + "|" + key;
  }
}
