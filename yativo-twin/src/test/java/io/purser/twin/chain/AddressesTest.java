package io.purser.twin.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
  /** The examples of EIP-55 itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb"
      })
  void evm_addresses_are_checksummed(String address) {
    assertThat(Eip55.checksummed(address.substring(2).toLowerCase(Locale.ROOT))).isEqualTo(address);
  }

  @Test
  void the_hash_is_keccak_and_not_sha3() {
    assertThat(HexFormat.of().formatHex(Keccak256.hash("".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  }

  @Test
  void base58_keeps_leading_zeros() {
    assertThat(Base58.encode(new byte[] {0, 0, 1})).isEqualTo("112");
    assertThat(Base58.encode("Hello World!".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("2NEpo7TZRRrLZSi2U");
    assertThat(Base58.decodedLength("112")).isEqualTo(3);
    assertThat(Base58.decodedLength("0OIl")).isEqualTo(-1);
  }

  @Test
  void a_form_accepts_what_it_makes_and_not_what_others_make() {
    for (int i = 0; i < 50; i++) {
      String evm = AddressForm.EVM.newAddress();
      String solana = AddressForm.SOLANA.newAddress();
      assertThat(AddressForm.EVM.accepts(evm)).isTrue();
      assertThat(AddressForm.SOLANA.accepts(solana)).isTrue();
      assertThat(AddressForm.EVM.accepts(solana)).isFalse();
      assertThat(AddressForm.SOLANA.accepts(evm)).isFalse();
    }
  }

  @Test
  void catalogue_ids_are_the_same_everywhere_and_different_from_each_other() {
    assertThat(Catalogue.all().stream().map(Asset::id)).doesNotHaveDuplicates();
    assertThat(Catalogue.byId(Catalogue.all().getFirst().id()))
        .contains(Catalogue.all().getFirst());
  }

  @Test
  void a_bare_token_means_ethereum() {
    assertThat(Catalogue.anywhere("usdt").orElseThrow().chain()).isEqualTo(Chain.ETHEREUM);
    assertThat(Catalogue.anywhere("USDC_SOL").orElseThrow().chain()).isEqualTo(Chain.SOLANA);
  }
}
