package io.purser.domain.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadlineTest {
  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE - 5, Long.MIN_VALUE})
  void the_time_left_runs_down_to_zero_wherever_the_clock_stands(long start) {
    var nanoTime = new AtomicLong(start);
    var deadline = Deadline.in(Duration.ofNanos(10), nanoTime::get);

    assertThat(deadline.left()).isEqualTo(Duration.ofNanos(10));
    nanoTime.addAndGet(4);
    assertThat(deadline.left()).isEqualTo(Duration.ofNanos(6));
    assertThat(deadline.allows(Duration.ofNanos(5))).isTrue();
    assertThat(deadline.allows(Duration.ofNanos(6))).isFalse();
    nanoTime.addAndGet(100);
    assertThat(deadline.left()).isZero();
    assertThat(deadline.allows(Duration.ZERO)).isFalse();
  }

  @Test
  void it_can_run_on_the_systems_clock() {
    assertThat(Deadline.in(Duration.ofMinutes(1)).left())
        .isBetween(Duration.ofSeconds(30), Duration.ofMinutes(1));
  }
}
