package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Site;
import io.purser.local.faults.Journal.Met;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@FaultTest
@ResourceLock(Sites.MISLED)
class RateLimitStormTest {
  private static final Duration STORM = Duration.ofSeconds(Extent.count(5, 60));
  private static final int RETRY_AFTER_SECONDS = 2;

  private final Site site;

  RateLimitStormTest(Site site) {
    this.site = site;
  }

  @Test
  void a_provider_that_turns_every_call_away_delays_and_refuses_nothing() throws Exception {
    var journal = new Journal();
    var faults = new ProviderFaults(site);
    long stormed;
    long turnedAway;
    try (var _ = Load.ofMixedCalls(site, journal)) {
      eventually(() -> journal.count(Met.DONE), done -> done > Load.CLIENTS);
      faults.always("*", "rate_limited", Map.of("retry_after", RETRY_AFTER_SECONDS));
      long accepted = journal.count(Met.ACCEPTED);
      LockSupport.parkNanos(STORM.toNanos());
      // On a machine that stands still meanwhile it lasts until somebody has been out in it.
      turnedAway = eventually(() -> turnedAway(faults), calls -> calls > 0);
      stormed = eventually(() -> journal.count(Met.ACCEPTED) - accepted, writes -> writes > 0);
      faults.clear();
    }
    var aftermath = Aftermath.of(site, journal);
    assertThat(turnedAway).as("calls that were turned away").isPositive();
    assertThat(stormed).as("writes that were accepted meanwhile").isPositive();
    Report.of("A provider that answers 429 to everything")
        .figure("lasted", STORM)
        .figure("calls turned away", turnedAway)
        .figure("accepted meanwhile", stormed)
        .of(journal)
        .of(aftermath)
        .done();
  }

  private static long turnedAway(ProviderFaults faults) throws IOException {
    return faults.hits().getOrDefault("rate_limited", 0);
  }
}
