package io.purser.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Site;
import io.purser.local.faults.Journal.Met;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A provider that is gone while twice as much is asked for as usual, and comes back. */
@FaultTest
@ResourceLock(Sites.MISLED)
class ProviderOutageTest {
  private static final Duration BEFORE = Duration.ofSeconds(Extent.count(5, 20));
  private static final Duration OUTAGE = Duration.ofSeconds(Extent.count(10, 60));
  private static final Duration AFTER = Duration.ofSeconds(Extent.count(12, 20));
  private static final Duration PAUSE = Duration.ofMillis(800);
  private static final Duration STRETCH = Duration.ofSeconds(2);
  private static final double MOST_ATTEMPTS_PER_WRITE = 1.1;
  private static final double RECOVERED = 0.9;

  private final Site site;

  ProviderOutageTest(Site site) {
    this.site = site;
  }

  /**
   * What was seen while the provider was gone.
   *
   * @param writes that need the provider
   * @param accepted of them, for later
   * @param attempts writes that were tried at the closed port
   * @param calls attempts of any kind, looks included
   */
  private record Seen(
      Instant from, Instant to, long writes, long accepted, long attempts, long calls) {}

  @Test
  void nobody_knocks_at_a_closed_door_more_often_and_everything_settles_when_it_opens()
      throws Exception {
    var journal = new Journal();
    Seen seen;
    try (var _ = usualLoad(journal)) {
      LockSupport.parkNanos(BEFORE.toNanos());
      try (var _ = usualLoad(journal)) {
        seen = outage(journal);
      }
      LockSupport.parkNanos(AFTER.toNanos());
    }
    var aftermath = Aftermath.of(site, journal);
    assertThat(seen.accepted()).as("accepted without a provider").isPositive();
    assertThat((double) seen.attempts())
        .isLessThanOrEqualTo(MOST_ATTEMPTS_PER_WRITE * seen.writes());
    double usual = goodput(seen.from().minus(BEFORE), seen.from());
    Report.of("A provider that is gone at twice the load")
        .figure("gone for", OUTAGE)
        .figure("writes meanwhile", seen.writes())
        .figure("accepted meanwhile", seen.accepted())
        .figure("write attempts meanwhile", seen.attempts())
        .figure("calls of any kind meanwhile", seen.calls())
        .figure("goodput before (1/s)", usual)
        .figure("nine tenths of it again after", recovery(seen.to(), usual))
        .of(journal)
        .of(aftermath)
        .done();
  }

  private Load usualLoad(Journal journal) {
    return Load.start(site, journal, Load.CLIENTS, PAUSE, Mischief.NONE);
  }

  private Seen outage(Journal journal) throws IOException {
    site.stopTwin();
    var from = Instant.now();
    long writes = journal.providerWrites();
    long accepted = journal.count(Met.ACCEPTED);
    long attempts = writeAttempts();
    long calls = calls("");
    LockSupport.parkNanos(OUTAGE.toNanos());
    var seen =
        new Seen(
            from,
            Instant.now(),
            journal.providerWrites() - writes,
            journal.count(Met.ACCEPTED) - accepted,
            writeAttempts() - attempts,
            calls("") - calls);
    site.startTwin();
    return seen;
  }

  private long writeAttempts() throws IOException {
    return calls("operation=\"create_customer\"") + calls("operation=\"add_wallet\"");
  }

  private long calls(String of) throws IOException {
    return Math.round(site.metric("purser_provider_call_seconds_count{" + of));
  }

  private double goodput(Instant from, Instant to) throws SQLException {
    return Tables.confirmed(site, from, to) / (Duration.between(from, to).toMillis() / 1000.0);
  }

  /** How long it took until a stretch began with as much goodput as before, or all the time. */
  private Duration recovery(Instant back, double usual) throws SQLException {
    for (var waited = Duration.ZERO; waited.compareTo(AFTER) < 0; waited = waited.plusMillis(250)) {
      var from = back.plus(waited);
      if (goodput(from, from.plus(STRETCH)) >= RECOVERED * usual) {
        return waited;
      }
    }
    return AFTER;
  }
}
