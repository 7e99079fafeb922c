package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
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
  private static final Duration PAUSE = Duration.ofMillis(800);
  private static final Duration STRETCH = Duration.ofSeconds(3);

  /** The promise in the full form; in the short one, on whatever machine, only that it comes. */
  private static final Duration TIME_TO_RECOVER = Duration.ofSeconds(Extent.count(60, 10));

  /** In the full form long enough to see that it stays. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(Extent.count(3, 10));

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
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
    double usual;
    Duration recovered;
    double afterwards;
    try (var _ = usualLoad(journal)) {
      eventually(() -> journal.count(Met.DONE), done -> done > 5 * Load.CLIENTS);
      LockSupport.parkNanos(BEFORE.toNanos());
      try (var _ = usualLoad(journal)) {
        seen = outage(journal);
      }
      usual = goodput(seen.from().minus(BEFORE), seen.from());
      recovered = recovery(seen.to(), RECOVERED * usual);
      var from = Instant.now();
      LockSupport.parkNanos(AFTERWARDS.toNanos());
      afterwards = goodput(from, Instant.now());
    }
    var aftermath = Aftermath.of(site, journal);
    assertThat(recovered).as("back to nine tenths of " + usual).isLessThan(TIME_TO_RECOVER);
    assertThat(seen.accepted()).as("accepted without a provider").isPositive();
    assertThat((double) seen.attempts())
        .isLessThanOrEqualTo(MOST_ATTEMPTS_PER_WRITE * seen.writes());
    Report.of("A provider that is gone at twice the load")
        .figure("gone for", OUTAGE)
        .figure("writes meanwhile", seen.writes())
        .figure("accepted meanwhile", seen.accepted())
        .figure("write attempts meanwhile", seen.attempts())
        .figure("calls of any kind meanwhile", seen.calls())
        .figure("goodput before (1/s)", usual)
        .figure("nine tenths of it again after", recovered)
        .figure("goodput from then on (1/s)", afterwards)
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
    return calls("operation=\"create_customer\"")
        + calls("operation=\"add_wallet\"")
        + calls("operation=\"send_funds\"");
  }

  private long calls(String of) throws IOException {
    return Math.round(site.metric("purser_provider_call_seconds_count{" + of));
  }

  private double goodput(Instant from, Instant to) throws SQLException {
    return Tables.confirmed(site, from, to) / (Duration.between(from, to).toMillis() / 1000.0);
  }

  /** How long after its return a stretch began with this goodput. */
  private Duration recovery(Instant back, double goodput) throws SQLException {
    var waited = Duration.ZERO;
    while (waited.compareTo(TIME_TO_RECOVER) < 0) {
      var from = back.plus(waited);
      var to = from.plus(STRETCH);
      LockSupport.parkNanos(Duration.between(Instant.now(), to).toNanos());
      if (goodput(from, to) >= goodput) {
        break;
      }
      waited = waited.plus(BETWEEN_LOOKS);
    }
    return waited;
  }
}
