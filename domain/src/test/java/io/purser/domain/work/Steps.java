package io.purser.domain.work;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts every step that the fakes take, and lets the process die or a resource fail at one of
 * them, so that a test can walk through all places at which work may break off. The simulation puts
 * a scheduler in its place.
 */
public class Steps {
  private final AtomicInteger taken = new AtomicInteger();
  private volatile int brokenAt = -1;
  private volatile boolean deadly;
  private volatile @Nullable String lastBreak;
  private volatile Consumer<String> listener = _ -> {};

  /** The step with this number, counted from 1 and from now, is the last one of the process. */
  public void dieAt(int step) {
    breakAt(step, true);
  }

  /** The step with this number, counted from 1 and from now, fails; those after it do not. */
  public void failAt(int step) {
    breakAt(step, false);
  }

  private void breakAt(int step, boolean death) {
    taken.set(0);
    lastBreak = null;
    deadly = death;
    brokenAt = step;
  }

  /** From now on nothing breaks off. */
  public void breakNowhere() {
    brokenAt = -1;
  }

  /** Where it last broke off, or null when it did not. */
  public @Nullable String lastBreak() {
    return lastBreak;
  }

  /** Hears of every step from now on. */
  public void heardBy(Consumer<String> ears) {
    listener = ears;
  }

  public void take(String what) {
    listener.accept(what);
    if (taken.incrementAndGet() == brokenAt) {
      lastBreak = what;
      if (deadly) {
        throw new Death(what);
      }
      throw new Failure(what);
    }
  }

  /**
   * The process is gone. An error, because what catches exceptions to tidy up would not run either.
   */
  public static final class Death extends Error {
    private static final long serialVersionUID = 1L;

    private Death(String what) {
      super("the process died at: " + what);
    }
  }

  /** A resource was away for a moment. */
  public static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Failure(String what) {
      super("failed at: " + what);
    }
  }
}
