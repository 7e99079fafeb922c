package io.purser.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A b",
        "\u00e9",
        "\ud83d\ude80",
        "\u4f60\u597d",
        "O'Neil; DROP TABLE",
        "<b>",
        "1234567890"
      })
  void ordinary_text_is_fine(String text) {
    assertThat(Text.problemWith(text, 20)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\t",
        " a",
        "a ",
        "a\n",
        "\u2003a",
        "a\u0000b",
        "a\nb",
        "a\u007fb",
        "a\u0085b",
        "a\u001bb",
        "\ud83d",
        "a\ude80b",
        "\ude80\ud83d",
        "4111 1111 1111 1111"
      })
  void blank_framed_controlled_broken_and_card_bearing_text_is_refused(String text) {
    assertThat(Text.problemWith(text, 40)).isPresent();
  }

  @Test
  void lengths_count_code_points() {
    assertThat(Text.problemWith("\ud83d\ude80".repeat(5), 5)).isEmpty();
    assertThat(Text.problemWith("\ud83d\ude80".repeat(6), 5)).isPresent();
  }

  @Test
  void what_is_required_is_returned_or_thrown() {
    assertThat(Text.require("a", Optional.empty())).isEqualTo("a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Text.require("a", Optional.of("must not be a")))
        .withMessage("must not be a");
  }
}
