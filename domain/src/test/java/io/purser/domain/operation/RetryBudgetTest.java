package io.purser.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  @Test
  void one_retry_is_there_from_the_start() {
    assertThat(budget.mayRetry()).isTrue();
    assertThat(budget.mayRetry()).isFalse();
  }

  @Test
  void ten_attempts_earn_one_retry() {
    spend();
    attempt(9);
    assertThat(budget.mayRetry()).isFalse();
    attempt(1);
    assertThat(budget.retriesLeft()).isEqualTo(1);
    assertThat(budget.mayRetry()).isTrue();
    assertThat(budget.mayRetry()).isFalse();
  }

  @Test
  void when_everything_fails_no_more_than_a_tenth_is_repeated() {
    spend();
    int repeated = 0;
    for (int i = 0; i < 1000; i++) {
      budget.attempted();
      repeated += budget.mayRetry() ? 1 : 0;
    }
    assertThat(repeated).isEqualTo(100);
  }

  @Test
  void a_quiet_time_saves_up_five_retries_and_no_more() {
    attempt(10_000);
    assertThat(budget.retriesLeft()).isEqualTo(5);
    for (int i = 0; i < 5; i++) {
      assertThat(budget.mayRetry()).isTrue();
    }
    assertThat(budget.mayRetry()).isFalse();
  }

  @Test
  void two_at_the_same_time_do_not_spend_the_same_retry() {
    attempt(30);
    var granted = Concurrently.run(50, _ -> budget.mayRetry());

    assertThat(granted.stream().filter(yes -> yes)).hasSize(4);
  }

  private void attempt(int times) {
    for (int i = 0; i < times; i++) {
      budget.attempted();
    }
  }

  private void spend() {
    while (budget.mayRetry()) {
      // until nothing is left
    }
  }
}
