package io.purser.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
  private final RetrySchedule schedule = new RetrySchedule(new Random(1));

  @Test
  void pauses_grow_and_the_last_try_is_at_the_end_of_three_days() {
    var pauses = new ArrayList<Duration>();
    var elapsed = Duration.ZERO;
    for (int failures = 1; ; failures++) {
      var pause = schedule.pauseAfter(failures, elapsed, null);
      if (pause.isEmpty()) {
        break;
      }
      pauses.add(pause.get());
      elapsed = elapsed.plus(pause.get());
    }

    assertThat(elapsed).isEqualTo(Duration.ofDays(3));
    assertThat(pauses).hasSizeBetween(12, 16);
    assertThat(pauses.getFirst()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    assertThat(pauses.subList(0, 10)).isSorted();
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofHours(15)) < 0);
  }

  @Test
  void what_failed_together_is_not_tried_again_together() {
    assertThat(schedule.pauseAfter(5, Duration.ZERO, null))
        .isNotEqualTo(schedule.pauseAfter(5, Duration.ZERO, null));
  }

  @Test
  void a_receiver_that_asks_for_more_time_gets_it_within_bounds() {
    assertThat(schedule.pauseAfter(1, Duration.ZERO, Duration.ofMinutes(7)))
        .contains(Duration.ofMinutes(7));
    assertThat(schedule.pauseAfter(1, Duration.ZERO, Duration.ofDays(300)))
        .contains(Duration.ofHours(12));
    assertThat(schedule.pauseAfter(5, Duration.ZERO, Duration.ofSeconds(1)).orElseThrow())
        .isGreaterThanOrEqualTo(Duration.ofMinutes(30));
    assertThat(schedule.pauseAfter(9, Duration.ofHours(71), Duration.ofHours(5)))
        .contains(Duration.ofHours(1));
  }
}
