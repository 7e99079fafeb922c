package io.purser.twin.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When something happens, on the business clock, and which request asked for it.
 *
 * @param request null when it happens by itself or by the control API
 */
public record Cause(Instant at, @Nullable Long request) {
  public static Cause byItself(Instant at) {
    return new Cause(at, null);
  }
}
