package io.purser.domain.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class AllowanceTest {
  @Test
  void a_longer_window_does_not_allow_less_than_a_shorter_one() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Allowance(60, 59, 50_000))
        .withMessageContaining("per-hour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Allowance(60, 3_000, 2_999))
        .withMessageContaining("per-day");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Allowance(4, 3_000, 50_000))
        .withMessageContaining("per-minute");
  }

  @Test
  void a_report_is_taken_to_be_about_the_window_that_allows_just_as_many() {
    var known = new Allowance(60, 3_000, 50_000);
    var inThreeMinutes = Duration.ofMinutes(3);
    assertThat(QuotaReport.of(known, 60, 0, inThreeMinutes).window()).isEqualTo(QuotaWindow.MINUTE);
    assertThat(QuotaReport.of(known, 3_000, 0, Duration.ZERO).window()).isEqualTo(QuotaWindow.HOUR);
    assertThat(QuotaReport.of(known, 59, 0, inThreeMinutes).window()).isEqualTo(QuotaWindow.HOUR);
  }

  @Test
  void or_else_about_the_shortest_window_that_can_end_then_by_a_clock_a_little_ahead() {
    assertThat(QuotaWindow.endingIn(Duration.ZERO)).isEqualTo(QuotaWindow.MINUTE);
    assertThat(QuotaWindow.endingIn(Duration.ofSeconds(60))).isEqualTo(QuotaWindow.MINUTE);
    assertThat(QuotaWindow.endingIn(Duration.ofSeconds(65))).isEqualTo(QuotaWindow.MINUTE);
    assertThat(QuotaWindow.endingIn(Duration.ofSeconds(66))).isEqualTo(QuotaWindow.HOUR);
    assertThat(QuotaWindow.endingIn(Duration.ofMinutes(61))).isEqualTo(QuotaWindow.DAY);
    assertThat(QuotaWindow.endingIn(Duration.ofDays(3))).isEqualTo(QuotaWindow.DAY);
  }

  @Test
  void a_quota_is_nearly_spent_when_less_than_a_tenth_is_left() {
    assertThat(new QuotaReport(QuotaWindow.MINUTE, 60, 6, Duration.ZERO).isNearlySpent()).isFalse();
    assertThat(new QuotaReport(QuotaWindow.MINUTE, 60, 5, Duration.ZERO).isNearlySpent()).isTrue();
  }
}
