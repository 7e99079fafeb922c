package io.purser.twin.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that really happened, written in the commit that made it happen.
 *
 * @param naturalKey what a client would call the same thing twice
 * @param request the number of the request that caused it, null when nobody asked
 */
public record Effect(
    long number,
    Instant at,
    String kind,
    String owner,
    String naturalKey,
    String resourceId,
    @Nullable Long request) {

  public String id() {
    return Long.toString(number);
  }
}
