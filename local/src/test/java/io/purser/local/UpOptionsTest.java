package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {
  private static final Path DATA = Path.of("/tmp/data");

  @Test
  void without_options_there_is_one_node_on_port_8080_with_everything_embedded() {
    assertThat(UpOptions.parse(List.of(), DATA))
        .isEqualTo(new UpOptions(8080, DATA, 1, false, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "--port 80, --port takes a number from 1024 to 64000",
    "--port http, --port takes a number",
    "--port, --port needs a value",
    "--nodes 0, --nodes takes a number from 1 to 8",
    "--color, there is no option --color",
    "--provider-url http://localhost, go together"
  })
  void an_option_that_makes_no_sense_is_refused_with_a_sentence(String arguments, String sentence) {
    assertThatExceptionOfType(BadOption.class)
        .isThrownBy(() -> UpOptions.parse(List.of(arguments.split(" ")), DATA))
        .withMessageContaining(sentence);
  }

  @Test
  void the_secret_of_a_provider_is_not_printed() {
    var options =
        UpOptions.parse(
            List.of(
                "--provider-url",
                "http://localhost:1",
                "--provider-key",
                "k-123",
                "--provider-secret",
                "s-123"),
            DATA);
    assertThat(options.toString()).doesNotContain("s-123").doesNotContain("k-123");
  }
}
