package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
  private final Backoff backoff = new Backoff(new Random(3));

  @ParameterizedTest
  @CsvSource({
    "0,250",
    "1,250",
    "2,500",
    "3,1000",
    "7,16000",
    "8,30000",
    "9,30000",
    "2147483647,30000"
  })
  void a_wait_is_random_up_to_a_bound_that_doubles_and_ends(int attempt, long bound) {
    Duration longest = Duration.ZERO;
    for (int i = 0; i < 2000; i++) {
      var wait = backoff.after(attempt);
      assertThat(wait).isPositive().isLessThanOrEqualTo(Duration.ofMillis(bound));
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    assertThat(longest).isGreaterThan(Duration.ofMillis(bound * 9 / 10));
  }

  @Test
  void a_wait_is_never_shorter_than_what_was_asked_for_and_waiters_do_not_come_together() {
    for (int attempt = 1; attempt < 12; attempt++) {
      assertThat(backoff.after(attempt, Duration.ofMinutes(5)))
          .isGreaterThan(Duration.ofMinutes(5))
          .isLessThanOrEqualTo(Duration.ofMinutes(5).plusMillis(250));
      assertThat(backoff.after(attempt, Duration.ZERO)).isPositive();
      assertThat(backoff.after(attempt, Duration.ofSeconds(10)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(10));
    }
  }
}
