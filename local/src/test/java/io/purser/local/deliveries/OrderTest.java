package io.purser.local.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.BadOption;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./purser deliveries} understands, and whom it talks to. */
class OrderTest {
  private static final String ID = "dlv_01jd3hgwqnf4s8cvk6a5dz0z7v";

  @TempDir Path folder;

  @Test
  void commands_are_read_with_their_options() {
    assertThat(Order.parse(List.of("list", "--state", "quarantined")))
        .isEqualTo(new Order(Order.Command.LIST, null, "quarantined", null, false, null));
    assertThat(Order.parse(List.of("show", ID)))
        .isEqualTo(new Order(Order.Command.SHOW, ID, null, null, false, null));
    assertThat(Order.parse(List.of("replay", ID, "--reason", "fixed", "--url", "https://x")))
        .isEqualTo(new Order(Order.Command.REPLAY, ID, null, "fixed", false, "https://x"));
    assertThat(Order.parse(List.of("rotate-secret", "--reason", "leaked", "--forget-previous")))
        .isEqualTo(new Order(Order.Command.ROTATE_SECRET, null, null, "leaked", true, null));
    assertThat(Order.parse(List.of("--help")).command()).isEqualTo(Order.Command.HELP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "lost",
        "show",
        "show op_01jd3hgwqnf4s8cvk6a5dz0z7v",
        "replay " + ID,
        "rotate-secret",
        "list --state",
        "list --colour",
        "replay " + ID + " --reason Zoë"
      })
  void what_makes_no_sense_is_said(String words) {
    List<String> arguments = words.isEmpty() ? List.of() : List.of(words.split(" ", -1));

    assertThatExceptionOfType(BadOption.class).isThrownBy(() -> Order.parse(arguments));
  }

  @Test
  void the_platform_is_the_one_that_runs_here_unless_another_is_named() throws IOException {
    var file = folder.resolve("env");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Platform.find(null, Map.of(), file))
        .withMessageContaining("./purser up");
    Files.writeString(file, "PURSER_URL='http://127.0.0.1:8080'\nPURSER_OPERATOR_TOKEN='here'\n");

    assertThat(Platform.find(null, Map.of("PURSER_TOKEN", "elsewhere"), file))
        .isEqualTo(new Platform("http://127.0.0.1:8080", "here"));
    assertThat(Platform.find("https://p.example.com/", Map.of("PURSER_TOKEN", " t "), file))
        .isEqualTo(new Platform("https://p.example.com", "t"));
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> Platform.find("https://p.example.com", Map.of(), file))
        .withMessageContaining("PURSER_TOKEN");
    assertThat(new Platform("https://p.example.com", "secret-token"))
        .asString()
        .doesNotContain("secret-token");
  }
}
