package io.purser.domain.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EachAloneTest {
  private final List<Integer> worked = new ArrayList<>();

  @Test
  void one_that_fails_holds_up_no_other() {
    assertThatThrownBy(() -> EachAlone.work(List.of(1, 2, 3, 4), () -> true, this::failAtEvenOnes))
        .hasMessage("2")
        .satisfies(
            first -> assertThat(first.getSuppressed()).extracting("message").containsExactly("4"));

    assertThat(worked).containsExactly(1, 2, 3, 4);
  }

  @Test
  void it_counts_what_it_took_up() {
    assertThat(EachAlone.work(List.of(1, 3, 5), () -> true, this::failAtEvenOnes)).isEqualTo(3);
  }

  @Test
  void nothing_new_is_begun_when_it_is_to_stop() {
    int taken = EachAlone.work(List.of(1, 3, 5), () -> worked.size() < 2, this::failAtEvenOnes);

    assertThat(taken).isEqualTo(2);
    assertThat(worked).containsExactly(1, 3);
  }

  private void failAtEvenOnes(int number) {
    worked.add(number);
    if (number % 2 == 0) {
      throw new IllegalStateException(Integer.toString(number));
    }
  }
}
