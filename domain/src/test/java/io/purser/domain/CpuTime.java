package io.purser.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.LongStream;

/** What something costs the processor, which does not depend on who else is using the machine. */
public final class CpuTime {
  /** What a text that somebody sends may cost, however cleverly it is made. */
  private static final Duration MOST = Duration.ofMillis(20);

  private static final int TRIES = 5;

  private CpuTime() {}

  /** The least of several tries, so that neither loading nor collecting counts. */
  public static void isBounded(Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long least =
        LongStream.generate(
                () -> {
                  long before = threads.getCurrentThreadCpuTime();
                  work.run();
                  return threads.getCurrentThreadCpuTime() - before;
                })
            .limit(TRIES)
            .min()
            .orElseThrow();
    assertThat(Duration.ofNanos(least)).isLessThan(MOST);
  }
}
