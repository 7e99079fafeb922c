package io.purser.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are the schemes' own test numbers; none is anybody's. */
final class CardNumbersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111", "4012888888881881", "4222222222222", "5555555555554444",
        "5105105105105100", "2223003122003222", "378282246310005", "371449635398431",
        "30569309025904", "38520000023237", "36227206271667", "6011111111111117",
        "3530111333300000", "6200000000000005", "4111 1111 1111 1111", "4111-1111-1111-1111",
        "3782 822463 10005", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"
      })
  void card_numbers_are_found_wherever_they_stand(String number) {
    assertThat(CardNumbers.redact(number)).isEqualTo("[card number]");
    assertThat(CardNumbers.redact("pay " + number + ", please"))
        .isEqualTo("pay [card number], please");
    assertThat(CardNumbers.redact("(" + number + ")")).isEqualTo("([card number])");
    assertThat(CardNumbers.redact("card=" + number + "\n")).isEqualTo("card=[card number]\n");
    assertThat(CardNumbers.appearIn("\u00fcber:" + number)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4",
        "4111111111111112",
        "411111111111111",
        "41111111111111111",
        "9999999999999995",
        "0000000000000000",
        "1234567890123456",
        "+15550100123",
        "2026-03-02T12:00:00Z",
        "4111  1111 1111 1111",
        "4111.1111.1111.1111",
        "0x4111111111111111abcdef",
        "4111111111111111a",
        "a4111111111111111",
        "41111111111111114111111111111111",
        "p-50707749-6327-4638-bb05-28342b9ee2a8@example.com",
        "aa5f1c6e-5070-7749-6327-463800000000"
      })
  void other_digits_are_left_alone(String text) {
    assertThat(CardNumbers.redact(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "4111111111111111 and 5555555555554444,[card number] and [card number]",
    "4111111111111111 12/29 123,[card number] 12/29 123",
    "0000 4111111111111111,0000 [card number]",
    "12-4111111111111111-x,12-[card number]-x",
    "50707749-6327-4638,[card number]",
    "50707749-6327-4638-bb05-28342b9ee2a8 4111111111111111,50707749-6327-4638-bb05-28342b9ee2a8 [card number]"
  })
  void each_number_is_hidden_and_the_rest_is_kept(String text, String hidden) {
    assertThat(CardNumbers.redact(text)).isEqualTo(hidden);
  }

  @Test
  void long_runs_of_digits_are_searched_in_little_time() {
    var digits = "4111 ".repeat(20_000);

    assertThat(CardNumbers.redact(digits)).isNotEmpty();
  }
}
