package io.purser.local.faults;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.NodeProcess;
import io.purser.local.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The worst moment of all: the provider has done what it was asked, and the node that asked dies
 * before the first byte of the answer.
 */
@FaultTest
@ResourceLock(Sites.KILLED)
class CommitThenKillTest {
  private static final int KILLS = Extent.count(2, 17);
  private static final int OF_EACH_KIND = Extent.count(1, 3);
  private static final int HELD_MS = 10_000;
  private static final int MOST_TIMES = 4;

  private final Site site;
  private final ProviderFaults faults;

  CommitThenKillTest(Site site) {
    this.site = site;
    this.faults = new ProviderFaults(site);
  }

  @Test
  void what_the_provider_did_before_the_node_died_has_one_effect_and_one_answer() throws Exception {
    var journal = new Journal();
    var book = new Orders(site, journal);
    var cards = new CardOrders(site, journal);
    List<Order> all = new ArrayList<>();
    List<Order> cutOff = new ArrayList<>();
    int kills = 0;
    while (kills < KILLS || kindsOf(cutOff) < kindsOf(all)) {
      assertThat(kills).as("kills for " + cutOff).isLessThan(MOST_TIMES * KILLS);
      List<Order> orders = new ArrayList<>();
      for (int i = 0; i < OF_EACH_KIND; i++) {
        orders.addAll(book.oneOfEachKind());
        orders.addAll(cards.oneOfEachKind());
      }
      all.addAll(orders);
      var node = site.nodes().get(kills % Site.NODES);
      cutOff.addAll(killBetweenCommitAndAnswer(node, orders, journal));
      kills++;
      site.nodes().forEach(NodeProcess::start);
      site.nodes().forEach(NodeProcess::awaitReady);
      cards.withdrawalsAreSettled(orders);
    }
    var aftermath = Aftermath.of(site, journal);
    faults.clear();
    for (var order : all) {
      assertThat(Effects.of(site, order)).as(order.toString()).hasSize(1);
      assertThat(order.write().finalAnswer()).get().matches(Write.Answer::isSuccess);
    }
    Report.of("SIGKILL after the provider's commit and before its first byte")
        .figure("kills", kills)
        .figure("operations that were cut off", cutOff.size())
        .figure("kinds", kindsOf(cutOff))
        .of(aftermath)
        .done();
  }

  private static long kindsOf(List<Order> orders) {
    return orders.stream().map(Order::effect).distinct().count();
  }

  /**
   * Returns those that were cut off. The platform waits no longer than it waits for any answer, so
   * on a slow machine some that came first are answered before the last is there.
   */
  private List<Order> killBetweenCommitAndAnswer(
      NodeProcess node, List<Order> orders, Journal journal) throws IOException {
    var caller = new Caller(site, List.of(node), journal);
    faults.clear();
    for (var order : orders) {
      faults.once(
          order.route(), order.marker(), "delay", Map.of("ms", HELD_MS, "at", "after_commit"));
    }
    // The oldest that fits strikes, so this one is for what is sent again.
    faults.ignoreKeys();
    for (var order : orders) {
      journal.opened(order.write());
      Thread.ofVirtual().start(() -> caller.send(order.write()));
    }
    for (var order : orders) {
      eventually(() -> Effects.of(site, order), made -> !made.isEmpty());
    }
    node.kill();
    return orders.stream().filter(order -> order.write().answers().isEmpty()).toList();
  }
}
