package io.purser.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers are the schemes' own test numbers; none is anybody's. */
final class CardNumbersTest {
  private static final long SEED = 19;
  private static final int TEN_THOUSAND = 10_000;
  private static final String DIGITS = "0123456789";
  private static final String HEX = "0123456789abcdef";
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

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

  /** Each kind is made 10,000 times, from a seed, so that the same ones are always looked at. */
  @ParameterizedTest
  @EnumSource
  void random_ids_and_addresses_are_left_alone(Harmless kind) {
    var random = new Random(SEED);
    for (int i = 0; i < TEN_THOUSAND; i++) {
      var text = kind.made.apply(random);
      assertThat(CardNumbers.redact(text)).isEqualTo(text);
      assertThat(CardNumbers.redact("see " + text + ".")).isEqualTo("see " + text + ".");
    }
  }

  /** What people put into metadata and free text. */
  enum Harmless {
    UUID_AS_TEXT(random -> new UUID(random.nextLong(), random.nextLong()).toString()),
    ID_OF_OURS(random -> "cus_0" + of(random, "0123456789abcdefghjkmnpqrstvwxyz", 25)),
    PROVIDERS_ID(random -> of(random, HEX, 24)),
    CARD_CUSTOMER(random -> "yativo_card_customer_" + of(random, HEX, 24) + "_" + millis(random)),
    FUNDING(random -> "bridge_" + millis(random) + "_" + of(random, HEX, 12)),
    SOLANA_ADDRESS(random -> of(random, BASE58, 44)),
    SOLANA_SIGNATURE(random -> of(random, BASE58, 88)),
    EVM_ADDRESS(random -> "0x" + of(random, HEX, 40)),
    HASH(random -> of(random, HEX, 64)),
    BITCOIN_ADDRESS(random -> "bc1q" + of(random, "023456789acdefghjklmnpqrstuvwxyz", 38)),
    IBAN(random -> "DE" + of(random, DIGITS, 20)),
    PHONE(random -> "+1555" + of(random, DIGITS, 7)),
    AMOUNT(random -> of(random, "123456789", 7) + "." + of(random, DIGITS, 6)),
    TIME(random -> Instant.ofEpochMilli(Long.parseLong(millis(random))).toString()),
    EPOCH_MILLIS(Harmless::millis);

    private final Function<Random, String> made;

    Harmless(Function<Random, String> made) {
      this.made = made;
    }

    private static String of(Random random, String alphabet, int length) {
      var text = new StringBuilder(length);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      return text.toString();
    }

    /** From 2020 to 2033; no scheme's numbers begin so. */
    private static String millis(Random random) {
      return Long.toString(1_577_836_800_000L + random.nextLong(422_163_200_000L));
    }
  }

  @Test
  void long_runs_of_digits_are_searched_in_little_time() {
    var digits = "4111 ".repeat(20_000);

    assertThat(CardNumbers.redact(digits)).isNotEmpty();
  }
}
