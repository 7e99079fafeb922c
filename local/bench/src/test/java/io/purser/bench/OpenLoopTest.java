package io.purser.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.local.CannotStart;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
  private static final int PER_SECOND = 100;
  private static final Duration TIME = Duration.ofSeconds(1);

  @Test
  void every_number_is_requested_once() {
    var numbers = ConcurrentHashMap.<Long>newKeySet();
    var times = OpenLoop.run(PER_SECOND, TIME, numbers::add);
    assertThat(numbers).hasSize(PER_SECOND).contains(0L, 99L);
    assertThat(times.sortedMillis()).hasSize(PER_SECOND).isSorted();
  }

  @Test
  void what_fails_is_told_and_not_timed() {
    var times =
        OpenLoop.run(
            PER_SECOND,
            TIME,
            number -> {
              if (number == 7) {
                throw new CannotStart("refused");
              }
            });
    assertThat(times.failures()).containsExactly("refused");
    assertThat(times.sortedMillis()).hasSize(PER_SECOND - 1);
    assertThat(times.isSustained()).isFalse();
  }

  @Test
  void a_percentile_is_a_time_that_was_measured() {
    var times = new OpenLoop.Times(List.of(1.0, 2.0, 3.0, 40.0), List.of(), Duration.ZERO);
    assertThat(times.percentile(50)).isEqualTo(2.0);
    assertThat(times.percentile(99)).isEqualTo(40.0);
  }
}
