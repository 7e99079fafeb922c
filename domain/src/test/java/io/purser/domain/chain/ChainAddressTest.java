package io.purser.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChainAddressTest {
  private static final String MISTYPED =
      "is mistyped: its checksum does not fit; copy the address anew";
  private static final String ETHEREUM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  private static final String SOLANA = "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt1v";
  private static final String TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
  private static final String SUI =
      "0x00a1B2c3d4e5f60718293a4b5c6d7e8f900112233445566778899aabbccddeef";

  /** The examples of EIP-55 itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ETHEREUM,
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0xde709f2102306220921060314715629080e2fb77"
      })
  void a_checksum_that_fits_is_taken_and_left_out_of_what_is_kept(String text) {
    assertThat(new ChainAddress(Chain.BASE, text).text()).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  @Test
  void every_letter_of_the_wrong_case_is_noticed() {
    for (int i = 2; i < ETHEREUM.length(); i++) {
      char letter = ETHEREUM.charAt(i);
      if (Character.isLetter(letter)) {
        char other =
            Character.isUpperCase(letter)
                ? Character.toLowerCase(letter)
                : Character.toUpperCase(letter);
        var mistyped = ETHEREUM.substring(0, i) + other + ETHEREUM.substring(i + 1);
        assertThat(ChainAddress.problemWith(Chain.ETHEREUM, mistyped)).contains(MISTYPED);
      }
    }
  }

  @Test
  void letters_of_one_case_carry_no_checksum() {
    var digits = ETHEREUM.substring(2);

    assertThat(problems(Chain.POLYGON, "0x" + digits.toLowerCase(Locale.ROOT))).isEmpty();
    assertThat(problems(Chain.POLYGON, "0x" + digits.toUpperCase(Locale.ROOT))).isEmpty();
  }

  @Test
  void xdc_has_a_prefix_of_its_own_and_keeps_ethereums() {
    var xdc = "xdc" + ETHEREUM.substring(2);

    assertThat(new ChainAddress(Chain.XDC, xdc)).isEqualTo(new ChainAddress(Chain.XDC, ETHEREUM));
    assertThat(problems(Chain.ETHEREUM, xdc)).isNotEmpty();
  }

  @Test
  void a_mistyped_character_of_a_tron_address_is_noticed() {
    assertThat(problems(Chain.TRON, TRON)).isEmpty();
    for (int i = 1; i < TRON.length(); i++) {
      char other = TRON.charAt(i) == '2' ? '3' : '2';
      var mistyped = TRON.substring(0, i) + other + TRON.substring(i + 1);
      assertThat(problems(Chain.TRON, mistyped)).isNotEmpty();
    }
  }

  @Test
  void tron_and_solana_tell_upper_from_lower_case() {
    assertThat(new ChainAddress(Chain.TRON, TRON).text()).isEqualTo(TRON);
    assertThat(new ChainAddress(Chain.SOLANA, SOLANA).text()).isEqualTo(SOLANA);
  }

  @Test
  void sui_addresses_get_back_the_zeros_that_were_left_out() {
    var whole = SUI.toLowerCase(Locale.ROOT);

    assertThat(new ChainAddress(Chain.SUI, SUI).text()).isEqualTo(whole);
    assertThat(new ChainAddress(Chain.SUI, "0x" + SUI.substring(4)).text()).isEqualTo(whole);
  }

  @ParameterizedTest
  @CsvSource({
    "BASE, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
    "BASE, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0",
    "BASE, 5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed00",
    "BASE, 0X5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    "BASE, 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg",
    "BASE, ' 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'",
    "BASE, vitalik.eth",
    "BASE, ''",
    "SOLANA, 111111111111111111111111111111111",
    "SOLANA, EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt1",
    "SOLANA, EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt10",
    "TRON, 0x41a614f803b6fd780986a42c78ec9c7f77e6ded13c",
    "TRON, EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt1v",
    "SUI, 0x2",
    "SUI, 0x00a1B2c3d4e5f60718293a4b5c6d7e8f900112233445566778899aabbccddeeff"
  })
  void what_has_another_form_is_no_address(Chain chain, String text) {
    assertThat(problems(chain, text)).singleElement().asString().startsWith("must be ");
    assertThatThrownBy(() -> new ChainAddress(chain, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_address_of_one_family_is_none_of_another() {
    assertThat(problems(Chain.SUI, ETHEREUM)).isNotEmpty();
    assertThat(problems(Chain.SOLANA, TRON)).isNotEmpty();
    assertThat(problems(Chain.ETHEREUM, SUI)).isNotEmpty();
    assertThat(problems(Chain.TRON, ETHEREUM)).isNotEmpty();
  }

  private static Stream<String> problems(Chain chain, String text) {
    return ChainAddress.problemWith(chain, text).stream();
  }
}
