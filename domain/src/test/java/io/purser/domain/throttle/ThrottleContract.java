package io.purser.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How two nodes limit one subject together, whatever store they meet in. */
public abstract class ThrottleContract extends StoreContract {
  /** Slow, so that the time that the test itself takes is a few tokens at most. */
  private static final Rate RATE = new Rate(1, 100);

  private static final int SHARE = 20;
  private static final int NODES = 2;

  private Node one;
  private Node other;
  private long nanos;
  private long began;
  private Subject subject;

  private final class Node {
    private final Replenishment replenishment =
        new Replenishment(store().sharedTokens(), () -> nanos);
    private final Throttle throttle = new Throttle("caller", 100, NODES, replenishment);
    private int within;

    /** Asks so often, and fetches what it lacks after every few. */
    void flood(int times) {
      for (int i = 0; i < times; i++) {
        if (throttle.take(subject, RATE).within()) {
          within++;
        }
        if (i % 5 == 0) {
          fetch();
        }
      }
    }

    int fetch() {
      return replenishment.work(Duration.ZERO);
    }
  }

  @BeforeEach
  void startNodes() {
    began = System.nanoTime();
    subject = new Subject.OfCaller(tenant.id(), Given.unique("service"));
    one = new Node();
    other = new Node();
  }

  @Test
  void two_flooded_nodes_let_through_what_the_rate_allows_and_a_share_each() {
    int seconds = 120;
    for (int second = 0; second < seconds; second++) {
      one.flood(20);
      other.flood(20);
      pass(Duration.ofSeconds(1));
    }

    assertThat(one.within + other.within)
        .isLessThanOrEqualTo(RATE.burst() + seconds + testTook() + NODES * SHARE)
        .isGreaterThanOrEqualTo(RATE.burst() + seconds - NODES * SHARE);
    assertThat(one.within).as("fair").isBetween(other.within / 2, other.within * 2);
  }

  @Test
  void a_node_that_is_asked_alone_gives_all_there_is() {
    one.flood(300);

    assertThat(one.within).isBetween(RATE.burst() - SHARE, RATE.burst() + testTook() + SHARE);
    assertThat(one.throttle.take(subject, RATE).within()).isFalse();
  }

  @Test
  void what_one_node_has_used_up_the_other_gives_a_share_of_at_most() {
    one.flood(300);
    other.flood(300);

    assertThat(other.within).isLessThanOrEqualTo(SHARE + testTook());
  }

  @Test
  void before_it_has_asked_a_node_gives_a_share_and_no_more() {
    for (int i = 0; i < SHARE; i++) {
      assertThat(one.throttle.take(subject, RATE).within()).isTrue();
    }
    assertThat(one.throttle.take(subject, RATE).within()).isFalse();

    assertThat(one.fetch()).isEqualTo(1);
    assertThat(one.throttle.take(subject, RATE).within()).isTrue();
  }

  @Test
  void a_caller_who_asks_now_and_then_costs_no_statement() {
    for (int i = 0; i < SHARE / 4; i++) {
      assertThat(one.throttle.take(subject, RATE).within()).isTrue();
    }
    assertThat(one.fetch()).isZero();
  }

  @Test
  void who_waits_as_long_as_it_was_told_is_let_in() {
    one.flood(300);
    var refused = one.throttle.take(subject, RATE);
    assertThat(refused.within()).isFalse();
    assertThat(refused.remaining()).isZero();

    // Nobody asks meanwhile: the node fetches by itself what has come back.
    for (int waited = 0; waited <= refused.again().toSeconds() + SHARE / 2; waited++) {
      pass(Duration.ofSeconds(1));
      var _ = one.fetch();
    }
    assertThat(one.throttle.take(subject, RATE).within()).isTrue();
  }

  @Test
  void what_remains_is_told_as_far_as_the_node_knows() {
    assertThat(one.throttle.take(subject, RATE).remaining()).isEqualTo(99);
    one.flood(30);
    var standing = one.throttle.take(subject, RATE);

    assertThat(standing.remaining()).isBetween(65, 75);
    assertThat(standing.part()).isBetween(0.65, 0.75);
    assertThat(standing.whole()).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(35));
  }

  private void pass(Duration time) {
    store().letTimePass(time);
    nanos += time.toNanos();
  }

  /** While the test runs, time goes on for PostgreSQL: a token comes back each second. */
  private int testTook() {
    return Math.toIntExact(1 + Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }
}
