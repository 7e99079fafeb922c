package io.purser.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.InMemoryStore;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.AdjustableClock;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who waits for whom, when nobody but the scheduler decides. */
final class SchedulerTest {
  private static final TenantId TENANT = new TenantId("ten_01kjq6psg0f90sp7txz3t16wwa");

  private final AdjustableClock clock = new AdjustableClock(InMemoryStore.START);
  private final Scheduler scheduler =
      new Scheduler(clock, new SplittableRandom(5), new Trace(false), 100, 0);
  private final InMemoryUnitOfWork work =
      new InMemoryUnitOfWork(
          new Steps() {
            @Override
            public void take(String what) {
              scheduler.step(what);
            }
          },
          new ScheduledWaits(scheduler));
  private final Rows<String, Integer> rows = new Rows<>(work);
  private final List<String> told = new ArrayList<>();

  private void in(Runnable body) {
    work.inTransaction(
        TENANT,
        () -> {
          body.run();
          return told;
        });
  }

  @Test
  void pauses_take_no_time_but_the_clocks() {
    scheduler.spawn("early", null, () -> sleepAndTell(1_000));
    scheduler.spawn("late", null, () -> sleepAndTell(3_600_000));
    scheduler.spawn("middle", null, () -> sleepAndTell(2_000));

    scheduler.run();

    assertThat(told).containsExactly("1000", "2000", "3600000");
    assertThat(clock.instant()).isEqualTo(InMemoryStore.START.plus(Duration.ofHours(1)));
  }

  private void sleepAndTell(long millis) {
    scheduler.sleep(millis);
    told.add(String.valueOf(millis));
  }

  @Test
  void nobody_overwrites_what_somebody_else_has_locked() {
    in(() -> rows.put("row", 0));
    for (int i = 0; i < 5; i++) {
      scheduler.spawn("actor " + i, null, () -> in(this::countUp));
    }

    scheduler.run();

    assertThat(rows.committed()).containsExactly(5);
  }

  private void countUp() {
    int found = rows.lock("row").orElseThrow();
    scheduler.step("between reading and writing");
    rows.put("row", found + 1);
  }

  @Test
  void two_who_wait_for_each_other_are_noticed() {
    in(() -> rows.put("a", 0));
    in(() -> rows.put("b", 0));
    scheduler.spawn("there", null, () -> in(() -> lock("a", "b")));
    scheduler.spawn("back", null, () -> in(() -> lock("b", "a")));

    assertThatExceptionOfType(Violation.class)
        .isThrownBy(scheduler::run)
        .withMessageContaining("deadlock");
  }

  private void lock(String first, String second) {
    rows.lock(first);
    scheduler.sleep(1_000);
    rows.lock(second);
  }

  @Test
  void a_process_that_dies_keeps_nothing_and_lets_go_of_its_rows() {
    in(() -> rows.put("row", 0));
    var life = new Life();
    scheduler.spawn(
        "dies",
        life,
        () ->
            in(
                () -> {
                  rows.put("row", 1);
                  scheduler.sleep(5_000);
                  told.add("lives on");
                }));
    scheduler.spawn(
        "waits",
        null,
        () -> {
          scheduler.sleep(1_000);
          in(() -> rows.put("row", rows.lock("row").orElseThrow() + 10));
        });
    scheduler.spawn(
        "kills",
        null,
        () -> {
          scheduler.sleep(2_000);
          life.end();
        });

    scheduler.run();

    assertThat(told).isEmpty();
    assertThat(rows.committed()).containsExactly(10);
  }

  @Test
  void everybody_waiting_for_ever_is_noticed() {
    scheduler.spawn("waits", null, () -> scheduler.await(() -> false, Actor.NEVER));

    assertThatExceptionOfType(Violation.class)
        .isThrownBy(scheduler::run)
        .withMessageContaining("everybody waits");
  }

  @Test
  void what_nobody_expects_ends_the_schedule() {
    scheduler.spawn(
        "fails",
        null,
        () -> {
          throw new IllegalArgumentException("a fault of ours");
        });
    scheduler.spawn("works", null, () -> scheduler.sleep(Actor.FAR));

    assertThatExceptionOfType(Violation.class)
        .isThrownBy(scheduler::run)
        .withMessageContaining("a fault of ours");
  }
}
