package io.purser.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AssetAmountTest {
  private static final Asset USDC = new Asset("solana", "USDC", 6);

  @ParameterizedTest
  @CsvSource({
    "0,0,0.000000",
    "0.0,0,0.000000",
    "1,1000000,1.000000",
    "25.00,25000000,25.000000",
    "0.000001,1,0.000001",
    "1.0000000000,1000000,1.000000",
    "100,100000000,100.000000",
    "123456789012345678901234567890123456,123456789012345678901234567890123456000000,123456789012345678901234567890123456.000000"
  })
  void a_plain_decimal_is_read_exactly(String text, String units, String written) {
    var amount = AssetAmount.parse(text, USDC).orElseThrow();

    assertThat(amount.units()).isEqualTo(new BigInteger(units));
    assertThat(amount.text()).isEqualTo(written);
    assertThat(AssetAmount.parse(amount.text(), USDC)).contains(amount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.",
        ".5",
        "01",
        "00",
        "1e3",
        "1E3",
        "1,5",
        "1_000",
        " 1",
        "1 ",
        "1\n",
        "0x10",
        "NaN",
        "Infinity",
        "0.0000001",
        "1.0000001",
        "\u0661",
        "\uff11",
        "1234567890123456789012345678901234567",
        "1.0000000000000000000000000000000"
      })
  void anything_else_is_refused_and_never_rounded(String text) {
    assertThat(AssetAmount.parse(text, USDC)).isEmpty();
  }

  @Test
  void an_asset_without_decimals_takes_whole_numbers_alone() {
    var whole = new Asset("bitcoin", "RUNE", 0);

    assertThat(AssetAmount.parse("7.0", whole).orElseThrow().text()).isEqualTo("7");
    assertThat(AssetAmount.parse("7.5", whole)).isEmpty();
  }

  @Test
  void amounts_are_added_and_taken_away_and_may_become_negative() {
    var two = AssetAmount.parse("2", USDC).orElseThrow();
    var three = AssetAmount.parse("3", USDC).orElseThrow();

    assertThat(two.plus(three).text()).isEqualTo("5.000000");
    assertThat(two.minus(three).text()).isEqualTo("-1.000000");
    assertThat(two.minus(two)).isEqualTo(AssetAmount.zero(USDC));
  }

  @Test
  void amounts_of_different_assets_never_meet() {
    var onSolana = AssetAmount.zero(USDC);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> onSolana.plus(AssetAmount.zero(new Asset("base", "USDC", 6))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> onSolana.minus(AssetAmount.zero(new Asset("solana", "USDC", 7))));
  }

  @Test
  void an_asset_has_a_chain_a_symbol_and_possible_decimals() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Asset("Solana", "USDC", 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asset("solana", "usdc", 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asset("", "USDC", 6));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asset("solana", "USDC", -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Asset("solana", "USDC", 31));
  }
}
