package io.purser.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
  @Test
  void of_an_odd_number_it_is_the_one_in_the_middle() {
    assertThat(Median.of(List.of(0.9, 0.3, 0.4))).isEqualTo(new Median(0.4, 0.3, 0.9));
  }

  @Test
  void of_an_even_number_it_is_between_the_two_in_the_middle() {
    assertThat(Median.of(List.of(4.0, 1.0, 2.0, 8.0))).isEqualTo(new Median(3.0, 1.0, 8.0));
  }
}
