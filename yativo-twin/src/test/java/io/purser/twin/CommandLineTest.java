package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.twin.state.LiveSettings;
import io.purser.twin.state.LiveSettings.Quota;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void without_options_it_listens_on_8480_in_memory_and_as_strict_as_the_provider()
      throws CommandLine.BadOption {
    assertThat(CommandLine.parse(List.of()))
        .isEqualTo(
            new TwinSettings("127.0.0.1", 8480, null, null, null, LiveSettings.DEFAULTS, Map.of()));
  }

  @Test
  void embedded_it_takes_any_free_port() {
    assertThat(TwinSettings.defaults().port()).isZero();
    assertThat(LiveSettings.DEFAULTS)
        .isEqualTo(new LiveSettings(false, null, 5_000, 1, true, 2, 15));
  }

  @Test
  void every_option_reaches_its_setting() throws CommandLine.BadOption {
    var given =
        CommandLine.parse(
            List.of(
                "--port",
                "9000",
                "--host",
                "::1",
                "--state",
                "/tmp/twin.state",
                "--api-key",
                "k",
                "--api-secret",
                "s",
                "--accept-duplicates",
                "--quota",
                "60,3000,50000",
                "--route",
                "GET /card-issuer/customers/lookup=/card-issuer/look-up",
                "--webhook-timeout-ms",
                "250"));
    assertThat(given)
        .isEqualTo(
            new TwinSettings(
                "::1",
                9000,
                "k",
                "s",
                Path.of("/tmp/twin.state"),
                LiveSettings.DEFAULTS
                    .withAcceptDuplicates(true)
                    .withQuota(new Quota(60, 3_000, 50_000))
                    .withWebhookTimeoutMs(250),
                Map.of("GET /card-issuer/customers/lookup", "/card-issuer/look-up")));
  }

  @Test
  void a_bad_option_is_told_in_a_sentence() {
    refused("unknown option --prot", "--prot", "1");
    refused("--port must be a number from 0 to 65535, not 70000", "--port", "70000");
    refused("--state needs a value", "--state");
    refused("--quota needs three numbers, such as 60,3000,50000", "--quota", "60");
  }

  @Test
  void help_is_no_settings() throws CommandLine.BadOption {
    assertThat(CommandLine.parse(List.of("--help"))).isNull();
  }

  private static void refused(String message, String... arguments) {
    assertThatExceptionOfType(CommandLine.BadOption.class)
        .isThrownBy(() -> CommandLine.parse(List.of(arguments)))
        .withMessage(message);
  }
}
