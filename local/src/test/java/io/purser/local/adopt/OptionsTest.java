package io.purser.local.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.TextNode;
import io.purser.local.BadOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void a_reason_is_enough_and_exact_matches_are_confirmed_when_that_is_said() {
    assertThat(Options.parse(List.of("--reason", "they are ours")))
        .isEqualTo(new Options("they are ours", false, null));
    assertThat(
            Options.parse(
                List.of("--confirm", "exact", "--reason", "x", "--url", "https://p.example.com")))
        .isEqualTo(new Options("x", true, "https://p.example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--confirm exact", "--reason", "--reason x --confirm all", "--reason größe"})
  void what_makes_no_sense_is_refused(String arguments) {
    var words = arguments.isEmpty() ? List.<String>of() : List.of(arguments.split(" "));

    assertThatExceptionOfType(BadOption.class).isThrownBy(() -> Options.parse(words));
  }

  @ParameterizedTest
  @CsvSource({"ana@example.com, a***@e***.com", "a@b.example.org, a***@b***.org", "nobody, ***"})
  void an_address_is_masked(String email, String masked) {
    assertThat(Lines.masked(TextNode.valueOf(email))).isEqualTo(masked);
  }
}
