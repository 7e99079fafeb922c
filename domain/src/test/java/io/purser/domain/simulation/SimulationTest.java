package io.purser.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * As many schedules as a build has time for. Longer runs: {@code ./purser simulate}. A schedule
 * that goes wrong is named by its seed, and fails all of these tests.
 */
final class SimulationTest {
  private static final int ENOUGH = 100_000;
  private static final int SCHEDULES = Integer.getInteger("simulation.schedules", ENOUGH);
  private static final Path TEXT = Path.of("target", "simulation.txt");

  private static Report report = new Report();

  @BeforeAll
  static void simulate() throws IOException {
    long start = System.nanoTime();
    report = new Simulation(1, SCHEDULES).run();
    Files.writeString(TEXT, report.text((System.nanoTime() - start) / 1e9));
  }

  @Test
  void nothing_is_lost_or_doubled_or_misreported_in_any_schedule() {
    assertThat(report.schedules()).isGreaterThanOrEqualTo(SCHEDULES);
  }

  @Test
  void hardly_any_schedule_is_like_another() {
    assertThat(report.distinct()).isGreaterThan(report.schedules() * 99L / 100);
  }

  @Test
  void no_state_moves_as_it_must_not() {
    assertThat(report.moves().keySet())
        .allMatch(move -> Moves.ALL.contains(move) || Moves.RARE.contains(move));
  }

  @Test
  void everything_that_can_go_wrong_has_gone_wrong() {
    assumeTrue(SCHEDULES >= ENOUGH, "a short run need not meet everything");
    for (var kind : FaultKind.values()) {
      assertThat(report.hits(kind)).as(kind.name()).isPositive();
    }
    assertThat(report.lateWrites()).isPositive();
  }

  @Test
  void every_move_has_been_made() {
    assumeTrue(SCHEDULES >= ENOUGH, "a short run need not meet everything");
    assertThat(report.moves().keySet()).containsAll(Moves.ALL);
  }
}
