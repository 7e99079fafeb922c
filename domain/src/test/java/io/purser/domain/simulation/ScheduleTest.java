package io.purser.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The seed decides everything. */
final class ScheduleTest {
  @Test
  void a_schedule_is_the_same_every_time() {
    assertThat(LongStream.range(0, 400).map(ScheduleTest::hash))
        .containsExactlyElementsOf(
            LongStream.range(0, 400).map(ScheduleTest::hash).boxed().toList());
  }

  @Test
  void schedules_differ_from_each_other() {
    assertThat(LongStream.range(0, 400).map(ScheduleTest::hash)).doesNotHaveDuplicates();
  }

  @Test
  void a_schedule_can_be_read_step_by_step() {
    var trace = new Trace(true);

    new Schedule(7, trace).run();

    assertThat(trace.words()).hasSizeGreaterThan(20).anyMatch(line -> line.contains("FAULT"));
  }

  @Test
  void two_threads_find_what_one_finds() {
    var report = new Simulation(1, 300).run();

    assertThat(report.schedules()).isGreaterThanOrEqualTo(300);
    assertThat(report.distinct()).isEqualTo(report.schedules());
  }

  @Test
  void what_must_not_happen_is_told_with_the_seed_and_how_to_see_it_again() {
    var simulation =
        new Simulation(
            40,
            10,
            _ -> {
              throw new Violation("two payments");
            });

    assertThatExceptionOfType(Violation.class)
        .isThrownBy(simulation::run)
        .withMessageContainingAll("seed 4", "two payments", "./purser simulate --seed 4");
  }

  @Test
  void the_command_replays_one_schedule() {
    List<String> lines = new ArrayList<>();

    assertThat(Simulate.run(new String[] {"--seed", "7"}, lines::add)).isZero();

    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines.getLast()).startsWith("seed 7: nothing wrong");
  }

  @Test
  void the_command_runs_many_schedules_and_reports_them() {
    List<String> lines = new ArrayList<>();

    assertThat(Simulate.run(new String[] {"--schedules", "20", "--from", "9"}, lines::add))
        .isZero();

    assertThat(lines).anyMatch(line -> line.contains("distinct interleavings"));
  }

  @Test
  void the_command_says_how_it_is_used() {
    List<String> lines = new ArrayList<>();

    assertThat(Simulate.run(new String[] {"--seed"}, lines::add)).isEqualTo(2);
    assertThat(Simulate.run(new String[] {"--sed", "7"}, lines::add)).isEqualTo(2);

    assertThat(lines).allMatch(line -> line.startsWith("usage: ./purser simulate"));
  }

  private static long hash(long seed) {
    return new Schedule(seed, new Trace(false)).run().hash();
  }
}
