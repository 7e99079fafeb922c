package io.purser.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Site;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * What must hold once the faults are over and nobody calls any more: every open operation settles
 * within a minute, every key has one answer for ever, nothing that was acknowledged is missing, and
 * nothing has happened twice.
 */
record Aftermath(Duration settledAfter, Comparison.Outcome outcome) {
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  /** The site is whole again, and no client of the journal is running. */
  static Aftermath of(Site site, Journal journal)
      throws SQLException, IOException, InterruptedException {
    var settledAfter = awaitSettled(site);
    assertThat(Replays.of(site, journal)).as("replays that were not identical").isEmpty();
    // A key whose request never arrived begins its operation only with the replay.
    awaitSettled(site);
    var outcome = Comparison.of(site, journal);
    assertThat(outcome.findings()).as("what does not agree").isEmpty();
    assertThat(outcome.lost()).as("acknowledged writes that are lost").isZero();
    assertThat(outcome.doubled()).as("effects that were doubled").isZero();
    return new Aftermath(settledAfter, outcome);
  }

  private static Duration awaitSettled(Site site) throws SQLException {
    long begin = System.nanoTime();
    while (true) {
      long open = Tables.openOperations(site);
      var waited = Duration.ofNanos(System.nanoTime() - begin);
      if (open == 0) {
        return waited;
      }
      assertThat(waited).as(open + " operations are still open").isLessThan(BOUND);
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}
