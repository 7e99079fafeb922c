package io.purser.local.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.BadOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./purser deliveries} understands. */
class OrderTest {
  private static final String ID = "dlv_01jd3hgwqnf4s8cvk6a5dz0z7v";

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
}
