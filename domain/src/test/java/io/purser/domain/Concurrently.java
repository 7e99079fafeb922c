package io.purser.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Runs things at the same time, and waits for them with a bound. */
public final class Concurrently {
  private static final int BOUND_SECONDS = 20;

  private Concurrently() {}

  /** Starts all at once. Returns what each one returned, in the order of their numbers from 0. */
  public static <T> List<T> run(int times, IntFunction<T> body) {
    var start = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return body.apply(number);
                }));
      }
      start.countDown();
      List<T> results = new ArrayList<>();
      for (var each : running) {
        results.add(wait(each));
      }
      return results;
    }
  }

  /** What another thread makes of this, while this one waits. */
  public static <T> T elsewhere(Callable<T> body) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return wait(threads.submit(body));
    }
  }

  private static <T> T wait(Future<T> running) {
    try {
      return running.get(BOUND_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException unchecked
          ? unchecked
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      running.cancel(true);
      throw new IllegalStateException("took longer than " + BOUND_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
