package io.purser.twin.state;

import java.time.Instant;

/** What the importer has answered under an idempotency key, and will answer for ever. */
public record VerificationImport(
    String id, String fingerprint, int status, String answer, Instant createdAt) {

  public static String id(String owner, String key) {
    return owner + "|" + key;
  }
}
