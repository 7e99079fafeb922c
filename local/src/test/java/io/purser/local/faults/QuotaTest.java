package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.NodeProcess;
import io.purser.local.Site;
import io.purser.local.faults.ProviderLog.Received;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Two nodes share the quota of a provider that enforces it. One tenant wants all of it, another
 * sends money, and somebody else spends what the nodes believe to be theirs.
 */
@FaultTest
@ResourceLock(Sites.METERED)
class QuotaTest {
  private static final int ROUNDS = Extent.count(1, 2);

  /** Uses up at once what may be used at once, so that from then on there is too little. */
  private static final int AT_ONCE = 60;

  /** With two calls each, and the money, as much as the quota allows. */
  private static final int REGISTRATIONS_PER_MINUTE = 295;

  private static final int FEW_PER_MINUTE = 30;
  private static final Duration A_FEW = Duration.ofSeconds(4);

  private static final Duration FLOODED = Duration.ofSeconds(Extent.count(14, 30));
  private static final Duration BETWEEN_TRANSFERS = Duration.ofSeconds(6);
  private static final double LONGEST_WAIT_SECONDS = 3;

  private static final Duration CLOSED_FOR_AT_LEAST = Duration.ofSeconds(15);
  private static final Duration FLOODED_WHILE_CLOSED = Duration.ofSeconds(10);

  /** All that has piled up takes two calls each, and the quota stays what it is. */
  private static final Duration TIME_TO_SETTLE = Duration.ofMinutes(6);

  /**
   * A call that had left when the first 429 was read was not made against its word. On a machine
   * that is shared with other sites the one may be read, and the other arrive, seconds later.
   */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(6);

  private static final String WAITS = "purser_quota_wait_seconds_";
  private static final String REFUSED = WAITS + "count{account=\"default\",outcome=\"refused\"";
  private static final String MONEY = ",urgency=\"money\"";

  private final Site site;
  private final Journal journal = new Journal();
  private final Flood flood;
  private final OtherProgram otherProgram;

  /**
   * A time in which the provider took no call.
   *
   * @param turnedAway calls that the provider answered with 429
   * @param calls that it received though it had named a time
   */
  private record Closed(int turnedAway, int calls) {
    static final Closed NOT_YET = new Closed(0, 0);

    Closed and(Closed other) {
      return new Closed(turnedAway + other.turnedAway, calls + other.calls);
    }
  }

  QuotaTest(Site site) {
    this.site = site;
    this.flood =
        new Flood(Site.TENANTS.getFirst(), new Caller(site, site.nodes(), journal), journal);
    this.otherProgram = new OtherProgram(site);
  }

  @AfterEach
  void lift() throws IOException {
    site.nodes().forEach(NodeProcess::resume);
    Quota.lift(site);
  }

  @Test
  void money_hardly_waits_in_a_flood_and_nobody_calls_while_the_provider_wants_no_calls()
      throws Exception {
    var payer = new Orders(site, journal).payer();
    int transfers = 0;
    double longestWait = 0;
    var closed = Closed.NOT_YET;
    for (int round = 0; round < ROUNDS; round++) {
      Quota.OF_THE_TEST.enforce(site);
      transfers += payInFlood(payer);
      for (var node : site.nodes()) {
        var taken = WAITS + "max{account=\"default\",outcome=\"taken\"" + MONEY;
        longestWait = Math.max(longestWait, node.highest(taken));
      }
      closed = closed.and(whileClosed());
      eventually(TIME_TO_SETTLE, () -> Tables.openOperations(site), open -> open == 0);
    }
    assertThat(closed.turnedAway()).isPositive();
    assertThat(closed.calls()).as("calls while the provider wanted none").isZero();
    assertThat(site.metric(REFUSED)).as("calls that the flood had to do without").isPositive();
    assertThat(site.metric(REFUSED + MONEY)).as("calls for money that were refused").isZero();
    if (Extent.chosen() == Extent.FULL) {
      assertThat(longestWait).isLessThan(LONGEST_WAIT_SECONDS);
    }
    for (var node : site.nodes()) {
      assertThat(node.metric("purser_provider_call_seconds_count{")).isPositive();
    }
    var aftermath = Aftermath.of(site, journal);
    Report.of("A quota of 600 calls a minute, enforced by the provider and shared by two nodes")
        .figure("transfers in a flood", transfers)
        .figure("longest wait of money for the quota (s)", longestWait)
        .figure("calls of others that found no room", Math.round(site.metric(REFUSED)))
        .figure("calls that the provider turned away", closed.turnedAway())
        .figure("calls inside the time it asked for", closed.calls())
        .of(journal)
        .of(aftermath)
        .done();
  }

  /** Returns how many transfers were sent. */
  private int payInFlood(Person payer) throws InterruptedException {
    var caller = new Caller(site, site.nodes(), journal);
    var purse = Objects.requireNonNull(payer.purse());
    var flooding =
        Thread.ofVirtual()
            .start(() -> comeUninterrupted(AT_ONCE, REGISTRATIONS_PER_MINUTE, FLOODED));
    int sent = 0;
    while (flooding.isAlive()) {
      LockSupport.parkNanos(BETWEEN_TRANSFERS.toNanos());
      var transfer = Write.transfer(payer, purse, true);
      journal.opened(transfer);
      caller.send(transfer);
      sent++;
    }
    return sent;
  }

  private void comeUninterrupted(int atOnce, int perMinute, Duration time) {
    try {
      flood.come(atOnce, perMinute, time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The nodes stand still until {@code resume}, so that no answer tells them how little is left.
   *
   * @return before when the provider certainly takes no call
   */
  private Instant spentWhileNobodyLooks() throws IOException {
    site.nodes().forEach(NodeProcess::pause);
    var openAgain = otherProgram.spendAll();
    if (openAgain.isBefore(Instant.now().plus(CLOSED_FOR_AT_LEAST))) {
      // Much of what was counted is nearly a minute old. Then everything is spent at once.
      Quota.OF_THE_TEST.enforce(site);
      openAgain = otherProgram.spendAll();
    }
    return openAgain;
  }

  private Closed whileClosed() throws IOException, InterruptedException {
    var openAgain = spentWhileNobodyLooks();
    long before = ProviderLog.last(site);
    site.nodes().forEach(NodeProcess::resume);
    var flooding =
        Thread.ofVirtual()
            .start(() -> comeUninterrupted(1, REGISTRATIONS_PER_MINUTE, FLOODED_WHILE_CLOSED));
    var first =
        eventually(() -> receivedWithFewMore(before).turnedAway(), away -> !away.isEmpty())
            .getFirst();
    flooding.join();
    LockSupport.parkNanos(Duration.between(Instant.now(), openAgain).toNanos());
    var seen = ProviderLog.since(site, before);
    eventually(
        () -> receivedWithFewMore(before).all(),
        calls -> calls.stream().anyMatch(Received::isWelcome));
    return new Closed(
        seen.turnedAway().size(), seen.between(first.at().plus(ON_ITS_WAY), openAgain).size());
  }

  /** Some come, so that there is something to call for; not so many that they pile up. */
  private ProviderLog receivedWithFewMore(long before) throws IOException {
    comeUninterrupted(0, FEW_PER_MINUTE, A_FEW);
    return ProviderLog.since(site, before);
  }
}
