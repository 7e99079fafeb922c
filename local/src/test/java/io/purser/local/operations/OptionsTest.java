package io.purser.local.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.local.BadOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static Options parse(String... arguments) {
    return Options.parse(List.of(arguments));
  }

  @Test
  void the_filters_of_a_list_are_the_parameters_of_the_api() {
    var options = parse("list", "--state", "manual", "--customer", "cus_1", "--json");

    assertThat(options)
        .isEqualTo(
            new Options(
                new Request.List(Map.of("state", "manual", "customerId", "cus_1")), null, true));
  }

  @Test
  void what_is_decided_says_why_and_has_a_key() {
    var confirm =
        parse("confirm", "op_1", "--provider-id", "w-1", "--reason", "seen", "--key", "k");
    assertThat(confirm.request())
        .isEqualTo(
            new Request.Change(
                "op_1",
                "decision",
                Map.of("outcome", "confirmed", "providerId", "w-1", "reason", "seen"),
                "k"));
    var close = (Request.Change) parse("close", "op_1", "--reason", "not there").request();
    assertThat(close.body()).isEqualTo(Map.of("outcome", "no-effect", "reason", "not there"));
    assertThat(close.key()).isNotEmpty();
    var look = (Request.Change) parse("look-again", "op_1", "--reason", "x").request();
    assertThat(look.action()).isEqualTo("look-again");
    assertThat(look.key()).isNotEqualTo(close.key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "show",
        "show --json",
        "erase op_1",
        "close op_1",
        "confirm op_1 --reason seen",
        "confirm op_1 --provider-id w-1",
        "close op_1 --reason x --provider-id w-1",
        "show op_1 --reason x",
        "list --state",
        "list --colour red",
      })
  void what_makes_no_sense_is_refused(String arguments) {
    var words = arguments.isEmpty() ? List.<String>of() : List.of(arguments.split(" "));

    assertThatExceptionOfType(BadOption.class).isThrownBy(() -> Options.parse(words));
  }
}
