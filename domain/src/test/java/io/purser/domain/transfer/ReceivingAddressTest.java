package io.purser.domain.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.money.Asset;
import org.junit.jupiter.api.Test;

class ReceivingAddressTest {
  private static final Asset ON_SOLANA = new Asset("solana", "USDC", 6);
  private static final Asset ON_BASE = new Asset("base", "USDC", 6);
  private static final Asset ON_MARS = new Asset("mars", "RED", 6);

  private static boolean fits(String text, Asset asset) {
    return ReceivingAddress.parse(text, asset).isPresent();
  }

  @Test
  void a_chain_like_ethereum_takes_twenty_bytes_in_hexadecimal() {
    assertThat(fits("0x9F8B3a2c1E4d7F6B5A4c3D2e1f0A9b8C7D6E5F40", ON_BASE)).isTrue();
    assertThat(fits("0x9F8b3A2c1E4D7F6B5A4C3D2E1F0A9B8C7D6E5F4", ON_BASE)).isFalse();
    assertThat(fits("9F8b3A2c1E4D7F6B5A4C3D2E1F0A9B8C7D6E5F4000", ON_BASE)).isFalse();
    assertThat(fits("0x9F8b3A2c1E4D7F6B5A4C3D2E1F0A9B8C7D6E5F4g", ON_BASE)).isFalse();
  }

  @Test
  void a_checksum_that_does_not_fit_is_refused() {
    assertThat(fits("0x9F8b3a2c1E4d7F6B5A4c3D2e1f0A9b8C7D6E5F40", ON_BASE)).isFalse();
  }

  @Test
  void xdc_addresses_go_to_the_provider_as_it_writes_them() {
    var onXdc = new Asset("xdc", "USDC", 6);

    assertThat(ReceivingAddress.parse("xdc9f8b3a2c1e4d7f6b5a4c3d2e1f0a9b8c7d6e5f40", onXdc))
        .contains(new ReceivingAddress("0x9f8b3a2c1e4d7f6b5a4c3d2e1f0a9b8c7d6e5f40"));
  }

  @Test
  void solana_takes_thirty_two_bytes_in_base_58() {
    assertThat(fits("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU", ON_SOLANA)).isTrue();
    assertThat(fits("11111111111111111111111111111111", ON_SOLANA)).isTrue();
    assertThat(fits("111111111111111111111111111111111", ON_SOLANA)).isFalse();
    assertThat(fits("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosg", ON_SOLANA)).isFalse();
    assertThat(fits("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAs0", ON_SOLANA)).isFalse();
    assertThat(fits("0x9F8B3a2c1E4d7F6B5A4c3D2e1f0A9b8C7D6E5F40", ON_SOLANA)).isFalse();
  }

  @Test
  void of_an_unknown_chain_only_what_no_address_has_is_refused() {
    assertThat(fits("bc1qexample", ON_MARS)).isTrue();
    assertThat(fits("bc1q example", ON_MARS)).isFalse();
    assertThat(fits("", ON_MARS)).isFalse();
  }

  @Test
  void spellings_of_one_address_are_the_same_where_the_chain_says_so() {
    var hex = new ReceivingAddress("0x9F8B3a2c1E4d7F6B5A4c3D2e1f0A9b8C7D6E5F40");
    var base58 = new ReceivingAddress("7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU");

    assertThat(hex.isSameAs("0x9f8b3a2c1e4d7f6b5a4c3d2e1f0a9b8c7d6e5f40")).isTrue();
    assertThat(base58.isSameAs("7xkxtg2cw87d97txjsdpbd5jbkhetqa83tzrujosgasu")).isFalse();
  }
}
