package io.purser.rest.edge;

import io.purser.domain.work.StaleAggregate;
import java.util.function.Supplier;

/** Runs a use case again when someone else saved first. */
public final class Retries {
  private static final int TRIES = 4;

  private Retries() {}

  /** After the last try the {@link StaleAggregate} stands, and is answered with a 503. */
  public static <T> T whenStale(Supplier<T> body) {
    for (int attempt = 1; ; attempt++) {
      try {
        return body.get();
      } catch (StaleAggregate stale) {
        if (attempt == TRIES) {
          throw stale;
        }
      }
    }
  }
}
