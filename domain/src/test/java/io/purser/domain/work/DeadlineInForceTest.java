package io.purser.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.purser.domain.Concurrently;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DeadlineInForceTest {
  private final Deadline deadline = Deadline.in(Duration.ofMinutes(1));
  private final Deadline another = Deadline.in(Duration.ofMinutes(2));

  @Test
  void it_is_in_force_inside_and_not_outside() {
    assertThat(DeadlineInForce.get()).isEmpty();
    DeadlineInForce.during(
        deadline,
        () -> {
          assertThat(DeadlineInForce.get()).contains(deadline);
          assertThat(DeadlineInForce.during(another, DeadlineInForce::get)).contains(another);
          assertThat(DeadlineInForce.lifted(DeadlineInForce::get)).isEmpty();
          assertThat(DeadlineInForce.get()).contains(deadline);
          return deadline;
        });
    assertThat(DeadlineInForce.get()).isEmpty();
  }

  @Test
  void a_failure_takes_it_back_too() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                DeadlineInForce.during(
                    deadline,
                    () -> {
                      throw new IllegalStateException("planted");
                    }));
    assertThat(DeadlineInForce.get()).isEmpty();
  }

  @Test
  void it_is_one_threads_own() {
    var elsewhere =
        DeadlineInForce.during(deadline, () -> Concurrently.elsewhere(DeadlineInForce::get));

    assertThat(elsewhere).isEmpty();
  }
}
