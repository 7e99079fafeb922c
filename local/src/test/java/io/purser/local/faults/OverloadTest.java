package io.purser.local.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.NodeProcess;
import io.purser.local.Site;
import io.purser.local.faults.Journal.Met;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Three times as many requests as the installation can serve, from callers who do not wait for one
 * another.
 */
@FaultTest
@ResourceLock(Sites.MISLED)
class OverloadTest {
  private static final Duration MEASURED = Duration.ofSeconds(Extent.count(4, 15));
  private static final Duration OVERLOADED = Duration.ofSeconds(Extent.count(3, 8));
  private static final int TIMES_CAPACITY = 3;

  /**
   * What a node may hold beyond what it holds at rest. It works on 448 requests at most, none of
   * them larger than 64 KiB.
   */
  private static final double MOST_MEGABYTES_MORE = 64;

  private final Site site;

  OverloadTest(Site site) {
    this.site = site;
  }

  @Test
  void under_three_times_its_load_it_answers_and_keeps_what_it_has_acknowledged() throws Exception {
    double capacity = capacity();
    var journal = new Journal();
    double rate = TIMES_CAPACITY * capacity;
    double atRest = heaviest();
    double heaviest = overload(rate, journal);
    assertThat(site.nodes()).as("nodes that live").allMatch(NodeProcess::isAlive);
    site.nodes().forEach(NodeProcess::awaitReady);
    assertThat(heaviest).as("megabytes").isLessThan(atRest + MOST_MEGABYTES_MORE);
    assertThat(journal.count(Met.NO_ANSWER_IN_TIME)).as("requests that hang").isZero();
    assertThat(journal.writes())
        .allSatisfy(write -> assertThat(write.answers()).allMatch(OverloadTest::isDecent));
    var aftermath = Aftermath.of(site, journal.ofAcknowledged());
    Report.of("Three times as many requests as can be served")
        .figure("capacity (1/s)", capacity)
        .figure("offered (1/s)", journal.writes().size() / (OVERLOADED.toMillis() / 1000.0))
        .figure("done", journal.count(Met.DONE))
        .figure("accepted", journal.count(Met.ACCEPTED))
        .figure("slowest answer", journal.slowestAnswer())
        .figure("live heap at rest (MB)", atRest)
        .figure("live heap at the height (MB)", heaviest)
        .of(journal)
        .of(aftermath)
        .done();
  }

  /** What it serves to as many clients as keep it busy, each of which waits for its answer. */
  private double capacity() throws Exception {
    var journal = new Journal();
    try (var _ = Load.start(site, journal, Load.CLIENTS, Duration.ZERO, Mischief.NONE)) {
      LockSupport.parkNanos(MEASURED.toNanos());
    }
    Aftermath.of(site, journal.ofAcknowledged());
    return journal.count(Met.DONE) / (MEASURED.toMillis() / 1000.0);
  }

  /** Returns how many megabytes were in use at the height of it. */
  private double overload(double rate, Journal journal) throws InterruptedException, IOException {
    var caller = new Caller(site, site.nodes(), journal);
    List<Thread> callers = new ArrayList<>();
    long between = Math.round(1_000_000_000L / rate);
    long begin = System.nanoTime();
    for (long due = 0; due < OVERLOADED.toNanos(); due += between) {
      LockSupport.parkNanos(begin + due - System.nanoTime());
      callers.add(Thread.ofVirtual().start(() -> comeOnce(caller, journal)));
    }
    double heaviest = heaviest();
    for (var one : callers) {
      one.join();
    }
    return heaviest;
  }

  /** Megabytes that the node with the most of them holds. */
  private double heaviest() throws IOException {
    double heaviest = 0;
    for (var node : site.nodes()) {
      heaviest = Math.max(heaviest, node.liveBytes() / 1e6);
    }
    return heaviest;
  }

  /** Creates a customer and opens a wallet for it, and repeats nothing. */
  private static void comeOnce(Caller caller, Journal journal) {
    var externalId = "passer-by-" + UUID.randomUUID();
    var tenant = Site.TENANTS.get(Math.floorMod(externalId.hashCode(), Site.TENANTS.size()));
    var creation = Write.creation(tenant, externalId);
    journal.opened(creation);
    caller
        .send(creation)
        .filter(answer -> answer.isSuccess() && answer.isFinal())
        .map(answer -> Person.created(creation, answer))
        .ifPresent(
            person -> {
              var opening = Write.walletOpening(person, person.nextAsset());
              journal.opened(opening);
              caller.send(opening);
            });
  }

  /** Done, accepted, or told to come back: nothing else is an answer to too many requests. */
  private static boolean isDecent(Write.Answer answer) {
    return answer.isSuccess() || answer.status() == 503 || answer.status() == 429;
  }
}
