package io.purser.app.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.purser.rest.edge.Wordless;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a job again and again on a virtual thread of its own, at once while there is something to do
 * and after a pause when there is not. A job that fails is logged, counted and tried again.
 */
final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(2);

  /** Something that is done again and again. */
  interface Job {
    /**
     * Does what there is to do and returns how much that was.
     *
     * @param goOn says no when the worker is to stop, and then nothing new is begun
     */
    int run(BooleanSupplier goOn);

    /**
     * One batch and then a pause, however much is left, because the provider's quota belongs to
     * customers first.
     */
    static Job batch(Consumer<BooleanSupplier> batch) {
      return goOn -> {
        batch.accept(goOn);
        return 0;
      };
    }

    /** Waits for what it has begun and left to run. */
    default void finish() {}
  }

  private final String name;
  private final Job job;
  private final Duration idle;
  private final Counter done;
  private final Counter failed;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;

  Worker(String name, Job job, Duration idle, MeterRegistry metrics) {
    this.name = name;
    this.job = job;
    this.idle = idle;
    this.done = metrics.counter("purser.worker.done", "worker", name);
    this.failed = metrics.counter("purser.worker.failures", "worker", name);
    this.thread = Thread.ofVirtual().name("purser-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Takes up nothing new from here on. */
  void stop() {
    stopping.countDown();
    if (thread.getState() == Thread.State.NEW) {
      ended.complete(null);
    }
  }

  /**
   * Completes when it was stopped and has finished what it had taken up. It is never interrupted.
   */
  CompletableFuture<Void> ended() {
    return ended;
  }

  private void run() {
    try {
      Duration pause;
      do {
        pause = workOnce();
      } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
      job.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.warn("worker {} was interrupted", name);
    } finally {
      ended.complete(null);
    }
  }

  private Duration workOnce() {
    try {
      int count = job.run(() -> stopping.getCount() > 0);
      done.increment(count);
      return count > 0 ? Duration.ZERO : idle;
    } catch (RuntimeException e) {
      // Whatever it was, the worker must go on: what it works on is in the database and will be due
      // again.
      failed.increment();
      LOG.error("worker {} failed and goes on", name, new Wordless(e));
      return AFTER_A_FAILURE;
    }
  }
}
