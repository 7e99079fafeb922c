package io.purser.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.CpuTime;
import io.purser.rest.edge.EdgeLimits;
import io.purser.rest.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are small to send and may be dear to read. */
class JsonBombsTest {
  /** The longest body there is, less what stands around. */
  private static final int LONG = EdgeLimits.JSON_BYTES - 100;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "-1e2147483647",
        "1E+2147483648",
        "9e99999999999999999999",
        "0e99999999999999999999",
        "0.0e-2147483649",
        "1.0e1000000",
        "123456789e100000000",
        "0.1e-100000000",
        "1e99999",
        "-0e99999999999999999999",
        "1e-99999"
      })
  void a_number_with_a_bomb_for_an_exponent_is_refused(String number) {
    var body = "{\"limit\":" + number + "}";
    isRefused(
        () -> {
          var members = Body.read(body.getBytes(StandardCharsets.UTF_8));
          int _ = members.wholeNumber("limit", 1, 100, 20);
          members.end();
        });
  }

  static Stream<String> longOnes() {
    var nines = "9".repeat(LONG);
    return Stream.of(
        "{\"n\":" + nines + "}",
        "{\"n\":0." + nines + "}",
        "{\"n\":1e" + nines + "}",
        "{\"n\":1e-" + nines + "}",
        "[".repeat(LONG),
        "{\"a\":".repeat(LONG / 5),
        "{\"a\":\"" + "\\u0000".repeat(LONG / 6) + "\"}",
        "{\"a\":\"" + "\\ud800".repeat(LONG / 6) + "\"}",
        "{\"a\":\"" + "\\".repeat(LONG),
        "{\"a\":" + " ".repeat(LONG),
        "{" + "\"a\":1,".repeat(LONG / 6),
        "{\"a\":" + "[[],".repeat(LONG / 4));
  }

  @ParameterizedTest
  @MethodSource("longOnes")
  void a_body_that_is_as_long_as_it_may_be_and_wrong_is_refused(String body) {
    isRefused(() -> StrictJson.read(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Their names have one hash in Java, so a table of them would be a list. */
  @Test
  void names_that_collide_cost_no_more_than_others() {
    var names =
        IntStream.range(0, 4096)
            .mapToObj(
                number ->
                    IntStream.range(0, 12)
                        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                        .collect(Collectors.joining()))
            .limit(LONG / 28)
            .map(name -> '"' + name + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    var body = names.getBytes(StandardCharsets.UTF_8);

    assertThat(StrictJson.read(body).values()).hasSize(LONG / 28);
    CpuTime.isBounded(() -> StrictJson.read(body));
  }

  private static void isRefused(ThrowingCallable reading) {
    CpuTime.isBounded(() -> assertThatExceptionOfType(Refused.class).isThrownBy(reading));
  }
}
