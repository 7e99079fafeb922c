package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A node that stands still while it waits for the provider, for longer than its right to the
 * operation lasts. Another node takes the operation up and settles it. When the first one wakes, it
 * holds an answer that nobody may write down any more.
 */
@FaultTest
@ResourceLock(Sites.HALTED)
class PausedNodeTest {
  /** How long a node has the right to an operation that it has taken up. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration PAUSE = LEASE.multipliedBy(Extent.count(1, 3)).plusSeconds(2);
  private static final int HELD_MS = 6_000;
  private static final int OF_EACH_KIND = Extent.count(2, 6);
  private static final String LATE_WRITES = "purser_operation_late_writes_total{";

  private final Site site;

  PausedNodeTest(Site site) {
    this.site = site;
  }

  @Test
  void a_node_that_wakes_up_too_late_changes_nothing() throws Exception {
    var journal = new Journal();
    var zombie = site.nodes().getFirst();
    var other = site.nodes().getLast();
    var book = new Orders(site, journal);
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < OF_EACH_KIND; i++) {
      orders.addAll(book.oneOfEachKind());
    }
    var faults = new ProviderFaults(site);
    var caller = new Caller(site, List.of(zombie), journal);
    double refused = zombie.metric(LATE_WRITES);
    // The other would take up what it sees planned before the first one has begun with it.
    other.pause();
    try {
      for (var order : orders) {
        faults.once(
            order.route(), order.marker(), "delay", Map.of("ms", HELD_MS, "at", "after_commit"));
        journal.opened(order.write());
        Thread.ofVirtual().start(() -> caller.send(order.write()));
      }
      for (var order : orders) {
        eventually(() -> Effects.of(site, order), made -> !made.isEmpty());
      }
      zombie.pause();
    } finally {
      other.resume();
    }
    long pausedAt = System.nanoTime();
    long settled;
    long held;
    try {
      // On a slow machine one or the other was answered, or doubted, before the node stood still.
      held = Tables.sentOperations(site);
      assertThat(held).as("operations whose answers it has not read").isPositive();
      LockSupport.parkNanos(PAUSE.toNanos());
      eventually(() -> Tables.openOperations(site), open -> open == 0);
      settled = Tables.fingerprint(site);
    } finally {
      zombie.resume();
    }
    var paused = Duration.ofNanos(System.nanoTime() - pausedAt);
    // The answers lay unread in the sleeper's sockets. Now it reads them, and would write them
    // down.
    double late =
        eventually(() -> zombie.metric(LATE_WRITES), now -> now >= refused + held) - refused;
    var aftermath = Aftermath.of(site, journal);
    for (var order : orders) {
      assertThat(Effects.of(site, order)).hasSize(1);
    }
    assertThat(Tables.fingerprint(site)).as("what the others have settled").isEqualTo(settled);
    Report.of("A node that is paused for longer than its leases, and wakes up")
        .figure("operations it held", held)
        .figure("paused for", paused)
        .figure("late writes refused", late)
        .of(aftermath)
        .done();
  }
}
