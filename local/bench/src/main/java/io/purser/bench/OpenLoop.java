package io.purser.bench;

import io.purser.local.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Makes requests at a fixed rate, whether or not earlier ones are answered. A request that has to
 * wait because of earlier ones has waited: its time counts from when it should have been made.
 */
final class OpenLoop {
  private static final double NANOS_PER_MILLI = 1_000_000;

  /** When nothing piles up, the last answer comes soon. */
  private static final Duration LATEST = Duration.ofSeconds(1);

  private OpenLoop() {}

  /**
   * What came of it.
   *
   * @param failures what was wrong with the requests that failed, which are not timed
   * @param drained how long after the last request should have been made the last was answered
   */
  record Times(List<Double> sortedMillis, List<String> failures, Duration drained) {
    boolean isSustained() {
      return failures.isEmpty() && drained.compareTo(LATEST) < 0;
    }

    double percentile(double percent) {
      int at = (int) Math.ceil(percent / 100 * sortedMillis.size()) - 1;
      return sortedMillis.get(Math.max(at, 0));
    }
  }

  /**
   * @param request makes the request of this number, from 0, and returns when it is answered
   */
  static Times run(int perSecond, Duration time, LongConsumer request) {
    long count = perSecond * time.toSeconds();
    long between = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var nanos = new ConcurrentLinkedQueue<Long>();
    var failures = new ConcurrentLinkedQueue<String>();
    long begin = System.nanoTime();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long number = 0; number < count; number++) {
        long intended = begin + number * between;
        long current = number;
        waitUntil(intended);
        executor.execute(
            () -> {
              try {
                request.accept(current);
                nanos.add(System.nanoTime() - intended);
              } catch (CannotStart refused) {
                failures.add(String.valueOf(refused.getMessage()));
              }
            });
      }
    }
    var drained = Duration.ofNanos(System.nanoTime() - begin - (count - 1) * between);
    return new Times(
        nanos.stream().map(it -> it / NANOS_PER_MILLI).sorted().toList(),
        List.copyOf(failures),
        drained);
  }

  private static void waitUntil(long intended) {
    long left = intended - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = intended - System.nanoTime();
    }
  }
}
