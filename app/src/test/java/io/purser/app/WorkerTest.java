package io.purser.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void a_worker_goes_on_after_a_failure_and_counts_it() throws InterruptedException {
    var runs = new AtomicInteger();
    var secondRun = new CountDownLatch(2);
    var worker =
        new Worker(
            "test",
            goOn -> {
              secondRun.countDown();
              if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("planned failure");
              }
              return 0;
            },
            Duration.ofMillis(1),
            metrics);
    worker.start();
    assertThat(secondRun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    worker.stop();
    assertThat(worker.ended()).succeedsWithin(PATIENCE);
    assertThat(metrics.counter("purser.worker.failures", "worker", "test").count()).isEqualTo(1);
  }

  @Test
  void a_worker_that_is_stopped_finishes_what_it_has_taken_up() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var ended = new AtomicInteger();
    var worker =
        new Worker(
            "test",
            goOn -> {
              begun.countDown();
              awaitQuietly(mayEnd);
              return ended.incrementAndGet();
            },
            Duration.ofMillis(1),
            metrics);
    worker.start();
    assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    worker.stop();
    assertThat(worker.ended()).isNotDone();
    mayEnd.countDown();
    assertThat(worker.ended()).succeedsWithin(PATIENCE);
    assertThat(ended).hasValue(1);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("a worker is never interrupted", e);
    }
  }
}
