package io.purser.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
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
  void what_a_failure_says_stays_out_of_the_log() throws InterruptedException {
    var appender = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(Worker.class);
    appender.start();
    logger.addAppender(appender);
    try {
      var failed = new CountDownLatch(1);
      var worker =
          new Worker(
              "test",
              goOn -> {
                failed.countDown();
                throw new IllegalStateException("ana@example.com is taken");
              },
              Duration.ofMillis(1),
              metrics);
      worker.start();
      assertThat(failed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      worker.stop();
      assertThat(worker.ended()).succeedsWithin(PATIENCE);

      assertThat(appender.list).isNotEmpty();
      assertThat(appender.list)
          .allSatisfy(
              event -> {
                var text =
                    event.getFormattedMessage()
                        + ThrowableProxyUtil.asString(event.getThrowableProxy());
                assertThat(text)
                    .contains("IllegalStateException")
                    .doesNotContain("ana@example.com");
              });
    } finally {
      logger.detachAppender(appender);
    }
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
