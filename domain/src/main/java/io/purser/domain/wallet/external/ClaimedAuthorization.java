package io.purser.domain.wallet.external;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody tells of an authorization, before it is known to be possible. */
public sealed interface ClaimedAuthorization {
  /** There is none, or none any more. */
  record None() implements ClaimedAuthorization {}

  record Permit(@Nullable String transactionHash, Instant at) implements ClaimedAuthorization {}

  record Native(String transactionHash, Instant at) implements ClaimedAuthorization {}

  /** What can be wrong with it. */
  enum Member {
    STATE("state"),
    TRANSACTION_HASH("transactionHash"),
    AUTHORIZED_AT("authorizedAt");

    private final String text;

    Member(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }
}
