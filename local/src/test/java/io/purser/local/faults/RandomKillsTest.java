package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.NodeProcess;
import io.purser.local.Site;
import io.purser.local.faults.Journal.Met;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@FaultTest
@ResourceLock(Sites.KILLED)
class RandomKillsTest {
  private static final int KILLED = 128 + 9;
  private static final int KILLS = Extent.count(3, 50);
  private static final int MOST_TIMES = 5;
  private static final long LONGEST_PEACE_MS = 2_000;

  private final Site site;
  private final SplittableRandom random = new SplittableRandom();

  RandomKillsTest(Site site) {
    this.site = site;
  }

  @Test
  void nodes_that_are_killed_at_any_moment_lose_nothing_and_double_nothing() throws Exception {
    var journal = new Journal();
    int kills = 0;
    var faults = new ProviderFaults(site);
    faults.ignoreKeys();
    int before = transfers();
    try (var _ = Load.ofMixedCalls(site, journal)) {
      // Sending takes a customer, a wallet, a deposit and a balance that shows it.
      eventually(this::transfers, now -> now > before);
      // A node that nobody waited for has cut nobody off.
      while (kills < KILLS
          || (journal.count(Met.LOST_CONNECTION) == 0 && kills < MOST_TIMES * KILLS)) {
        LockSupport.parkNanos(1_000_000L * random.nextLong(200, LONGEST_PEACE_MS));
        // Now and then nobody is left to answer.
        int dying = Math.min(random.nextInt(4) == 0 ? Site.NODES : 1, Math.max(1, KILLS - kills));
        for (var node : chosen(dying)) {
          assertThat(node.kill()).isEqualTo(KILLED);
          kills++;
        }
        site.nodes().forEach(NodeProcess::start);
        site.nodes().forEach(NodeProcess::awaitReady);
      }
    }
    var aftermath = Aftermath.of(site, journal);
    assertThat(aftermath.outcome().transfers()).as("transfers").isPositive();
    faults.clear();
    assertThat(journal.count(Met.LOST_CONNECTION)).as("requests cut off").isPositive();
    assertThat(journal.acknowledged()).isGreaterThan(5L * KILLS);
    Report.of("SIGKILL at random under a mixed load of 4 tenants and 32 clients")
        .figure("kills", kills)
        .of(journal)
        .figure("operations taken up again", Tables.operationsTakenUpAgain(site))
        .of(aftermath)
        .done();
  }

  private int transfers() throws SQLException {
    return Tables.of(site).transfers().size();
  }

  private Iterable<NodeProcess> chosen(int count) {
    var nodes = site.nodes();
    return count == nodes.size() ? nodes : List.of(nodes.get(random.nextInt(nodes.size())));
  }
}
