package io.purser.domain.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.InMemoryStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Rate RATE = new Rate(100, 100);
  private static final int SHARE = 20;
  private static final int NODES = 4;
  private static final int CAPACITY = 3;

  private final InMemoryStore store = new InMemoryStore();
  private long nanos;
  private final Replenishment replenishment = new Replenishment(store.sharedTokens(), () -> nanos);
  private final Throttle throttle = new Throttle("address", CAPACITY, NODES, replenishment);

  @Test
  void while_nobody_answers_a_node_goes_on_with_its_part_of_the_rate() {
    var _ = taken(1000, 10);
    store.sharedTokens().goAway();
    int before = taken(100, 10);

    int within = 0;
    for (int second = 0; second < 20; second++) {
      for (int i = 0; i < 10; i++) {
        pass(Duration.ofMillis(100));
        failToFetch();
        within += taken(100, 10);
      }
    }

    assertThat(before).isLessThanOrEqualTo(SHARE);
    assertThat(within)
        .isBetween(19 * RATE.perSecond() / NODES, 20 * RATE.perSecond() / NODES + SHARE);
  }

  @Test
  void whoever_is_new_while_nobody_answers_gets_a_share_and_then_a_part_of_the_rate() {
    store.sharedTokens().goAway();
    assertThat(taken(100, 10)).isEqualTo(SHARE);
    failToFetch();
    pass(Duration.ofSeconds(2));

    assertThat(taken(100, 10)).isEqualTo(SHARE);
    assertThat(take(10).again()).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void once_somebody_answers_again_everything_counts_as_before() {
    store.sharedTokens().goAway();
    var _ = taken(100, 10);
    pass(Duration.ofSeconds(10));
    failToFetch();
    var _ = taken(100, 10);
    store.sharedTokens().comeBack();
    assertThat(replenishment.work(Duration.ZERO)).isEqualTo(1);

    int within = 0;
    for (int i = 0; i < 100; i++) {
      within += taken(10, 10);
      var _ = replenishment.work(Duration.ZERO);
    }
    assertThat(within).isBetween(RATE.burst() - 2 * SHARE, RATE.burst() - SHARE);
  }

  @Test
  void made_up_addresses_are_counted_together_once_there_is_no_room_and_push_nobody_out() {
    throttle.welcome(from(1), RATE);
    var _ = take(1);
    for (int i = 100; i < 100 + CAPACITY; i++) {
      var _ = take(i);
    }
    int together = 0;
    for (int i = 1000; i < 2000; i++) {
      together += take(i).within() ? 1 : 0;
    }

    assertThat(throttle.size()).isEqualTo(1 + CAPACITY);
    assertThat(together).isEqualTo(10 * SHARE);
    assertThat(throttle.look(from(5000), RATE).within()).isFalse();
    assertThat(taken(SHARE, 1)).isEqualTo(SHARE - 1);
  }

  @Test
  void who_proves_who_it_is_gets_room_that_others_leave_free() {
    for (int i = 0; i < 100; i++) {
      var _ = take(i);
    }
    throttle.welcome(from(99), RATE);

    assertThat(throttle.size()).isEqualTo(1 + CAPACITY);
    assertThat(taken(SHARE, 99)).isEqualTo(SHARE);
    for (int i = 200; i < 300; i++) {
      throttle.welcome(from(i), RATE);
    }
    assertThat(throttle.size()).isEqualTo(2 * CAPACITY);
  }

  @Test
  void who_was_quiet_for_a_minute_makes_room_unless_it_has_used_up_what_it_may() {
    var slow = new Rate(1, 100);
    for (int i = 0; i < 200; i++) {
      var _ = throttle.take(from(1), slow);
      var _ = replenishment.work(Duration.ZERO);
    }
    var _ = take(2);
    var _ = take(3);
    pass(Duration.ofSeconds(61));

    var _ = take(4);
    assertThat(throttle.size()).isEqualTo(2);
  }

  @Test
  void what_has_happened_is_counted_although_there_was_none_left() {
    for (int i = 0; i < 300; i++) {
      throttle.charge(from(1), RATE);
    }
    assertThat(throttle.look(from(1), RATE).within()).isFalse();
    assertThat(replenishment.work(Duration.ZERO)).isEqualTo(1);

    assertThat(throttle.look(from(1), RATE).again()).isEqualTo(Duration.ofMillis(2010));
    pass(Duration.ofMillis(2500));
    assertThat(replenishment.work(Duration.ZERO)).isEqualTo(1);
    assertThat(throttle.look(from(1), RATE).within()).isTrue();
    assertThat(throttle.look(from(2), RATE).within()).isTrue();
    assertThat(throttle.size()).isEqualTo(1);
  }

  @Test
  void a_rate_says_how_long_it_takes_until_all_has_come_back() {
    assertThat(new Rate(100, 200).window()).isEqualTo(Duration.ofSeconds(2));
    assertThat(new Rate(100, 201).window()).isEqualTo(Duration.ofSeconds(3));
    assertThat(new Rate(100, 1).window()).isEqualTo(Duration.ofSeconds(1));
    assertThat(new Rate(1, 4).share()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, 0));
  }

  private static Subject from(int number) {
    return new Subject.From("192.0.2." + number);
  }

  private Standing take(int address) {
    return throttle.take(from(address), RATE);
  }

  /** How many of so many are let in. */
  private int taken(int times, int address) {
    int within = 0;
    for (int i = 0; i < times; i++) {
      within += take(address).within() ? 1 : 0;
    }
    return within;
  }

  private void failToFetch() {
    assertThatIllegalStateException().isThrownBy(() -> replenishment.work(Duration.ZERO));
  }

  private void pass(Duration time) {
    store.letTimePass(time);
    nanos += time.toNanos();
  }
}
