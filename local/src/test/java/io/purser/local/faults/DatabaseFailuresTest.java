package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.NodeProcess;
import io.purser.local.Site;
import io.purser.local.faults.Journal.Met;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@FaultTest
@ResourceLock(Sites.HALTED)
class DatabaseFailuresTest {
  private static final int STOPS = Extent.count(2, 10);
  private static final int TIMES_BACKENDS_ARE_KILLED = Extent.count(4, 30);

  private final Site site;
  private final SplittableRandom random = new SplittableRandom();

  DatabaseFailuresTest(Site site) {
    this.site = site;
  }

  @Test
  void a_database_that_stops_or_cuts_connections_loses_nothing_that_was_acknowledged()
      throws Exception {
    var journal = new Journal();
    long killed = 0;
    try (var _ = Load.ofMixedCalls(site, journal)) {
      for (int i = 0; i < TIMES_BACKENDS_ARE_KILLED; i++) {
        pause();
        killed += killBackends();
      }
      for (int i = 0; i < STOPS; i++) {
        pause();
        long before = journal.count(Met.SERVER_ERROR);
        site.stopDatabaseImmediately();
        eventually(() -> journal.count(Met.SERVER_ERROR), now -> now > before);
        site.startDatabase();
        assertThat(site.nodes()).allMatch(NodeProcess::isAlive);
        long done = journal.count(Met.DONE);
        eventually(() -> journal.count(Met.DONE), now -> now > done);
      }
    }
    site.makeWhole();
    var aftermath = Aftermath.of(site, journal);
    assertThat(killed).as("connections that were cut").isGreaterThan(TIMES_BACKENDS_ARE_KILLED);
    Report.of("Immediate stops of PostgreSQL, and killed backends, under load")
        .figure("stops", STOPS)
        .figure("backends killed", killed)
        .of(journal)
        .of(aftermath)
        .done();
  }

  private void pause() {
    LockSupport.parkNanos(1_000_000L * random.nextLong(100, 1_000));
  }

  /** Some of them, whatever they are doing. */
  private long killBackends() throws SQLException {
    return Tables.count(
        site,
        """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE usename = 'purser_app' AND random() < 0.5
        """);
  }
}
