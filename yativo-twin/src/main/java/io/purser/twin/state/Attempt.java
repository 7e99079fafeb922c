package io.purser.twin.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try at a delivery.
 *
 * @param at on the business clock
 * @param timestamp the Unix seconds sent in the header, from the wall clock
 * @param signature the signature header, null when none was sent
 * @param responseStatus null when no answer came
 * @param error why no answer came, null when one did
 */
public record Attempt(
    Instant at,
    long timestamp,
    @Nullable String signature,
    @Nullable Integer responseStatus,
    @Nullable String responseBody,
    @Nullable String error,
    long tookMs) {

  public boolean succeeded() {
    return responseStatus != null && responseStatus >= 200 && responseStatus < 300;
  }
}
