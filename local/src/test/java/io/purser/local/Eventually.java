package io.purser.local;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for something that happens on its own, looking again and again until a bound. */
public final class Eventually {
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private Eventually() {}

  /** Looks at something that may fail while it is not there yet. */
  public interface Look<T> {
    T look() throws IOException, SQLException;
  }

  public static <T> T eventually(Look<T> look, Predicate<T> condition) {
    return eventually(BOUND, look, condition);
  }

  /** For what may take longer than everything else. */
  public static <T> T eventually(Duration bound, Look<T> look, Predicate<T> condition) {
    long giveUp = System.nanoTime() + bound.toNanos();
    Object last = "nothing was seen";
    while (System.nanoTime() < giveUp) {
      try {
        T seen = look.look();
        if (condition.test(seen)) {
          return seen;
        }
        last = seen;
      } catch (IOException | SQLException notThere) {
        last = notThere;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw new AssertionError("did not happen within " + bound + "; last seen: " + last);
  }
}
