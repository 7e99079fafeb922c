package io.purser.domain.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Runs schedules, one seed after the other, on two threads at a time. */
final class Simulation {
  private static final int THREADS = 2;

  private final int wanted;
  private final LongFunction<Schedule.Outcome> runner;
  private final AtomicLong nextSeed;
  private final AtomicLong counted = new AtomicLong();

  /**
   * @param schedules how many schedules that count
   */
  Simulation(long firstSeed, int schedules) {
    this(firstSeed, schedules, seed -> new Schedule(seed, new Trace(false)).run());
  }

  Simulation(long firstSeed, int schedules, LongFunction<Schedule.Outcome> runner) {
    this.wanted = schedules;
    this.nextSeed = new AtomicLong(firstSeed);
    this.runner = runner;
  }

  /**
   * Runs them all.
   *
   * @throws Violation of the first schedule that went wrong, with its seed
   */
  Report run() {
    var report = new Report();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Report>> parts = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        parts.add(threads.submit(this::part));
      }
      for (var part : parts) {
        report.add(part.get());
      }
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Violation violation) {
        throw violation;
      }
      throw new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    return report;
  }

  private Report part() {
    var report = new Report();
    while (counted.get() < wanted) {
      long seed = nextSeed.getAndIncrement();
      if (report.add(run(seed))) {
        counted.incrementAndGet();
      }
    }
    return report;
  }

  private Schedule.Outcome run(long seed) {
    try {
      return runner.apply(seed);
    } catch (Violation found) {
      counted.set(Integer.MAX_VALUE); // The others stop as well.
      throw new Violation(
          "seed " + seed + ": " + found.getMessage() + "\nreplay: ./purser simulate --seed " + seed,
          found);
    }
  }
}
