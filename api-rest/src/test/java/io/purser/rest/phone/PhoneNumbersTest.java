package io.purser.rest.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people write them, and as they are kept. */
final class PhoneNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "+15550100123, +15550100123",
    "+1 (555) 010-0123, +15550100123",
    "+1.555.010.0123, +15550100123",
    "+44 20 7946 0958, +442079460958",
    "+49 30/901820, +4930901820",
    "+55 11 99999-0000, +5511999990000",
    "+39 06 6982, +39066982",
    "+290 23456, +29023456",
  })
  void a_number_is_kept_as_e164_has_it(String text, String kept) {
    assertThat(PhoneNumbers.e164(text)).contains(kept);
    assertThat(PhoneNumbers.e164(kept)).contains(kept);
    assertThat(PhoneNumbers.problemWith(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "15550100123",
        "001 555 010 0123",
        "+1 555 010",
        "+1 555 010 0123 4567",
        "+999 555 010 0123",
        "+0 555 010 0123",
        "+1 555 010 0123 ext. 5",
        "+1-800-FLOWERS",
        "tel:+15550100123",
        "+1 555 010 0123;ext=5",
        "++15550100123",
        "+\u0661\u0665\u0665\u0665\u0660\u0661\u0660\u0660\u0661\u0662\u0663",
        "\uff0b15550100123",
        "+1555010\u200b0123",
        "+15550100123\n",
        " +15550100123",
        "+ 15550100123",
        "+1))))))))))))))))))))))))))))))))))))))))))"
      })
  void what_can_be_no_number_is_refused(String text) {
    assertThat(PhoneNumbers.e164(text)).isEmpty();
    assertThat(PhoneNumbers.problemWith(text)).isPresent();
  }
}
