package io.purser.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.BadOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageOptionsTest {
  @Test
  void the_image_is_run_only_when_that_is_asked_for() {
    assertThat(ImageOptions.parse(List.of()).check()).isFalse();
    assertThat(ImageOptions.parse(List.of("--check")).check()).isTrue();
  }

  @Test
  void another_option_is_refused_with_a_sentence() {
    assertThatExceptionOfType(BadOption.class)
        .isThrownBy(() -> ImageOptions.parse(List.of("--push")))
        .withMessageContaining("--check");
  }
}
