package io.purser.domain.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionHashTest {
  @ParameterizedTest
  @CsvSource({
    "ETHEREUM, 0x5C504ED432CB51138BCF09AA5E8A410DD4A1E204EF84BFED1BE16DFBA1B22060, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "XDC, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "TRON, 7C2D4206C03A883DD9066D6C839F8A7A1C9D2F2B0D0B1D6A2D2E8D1F5C3B2A19, 7c2d4206c03a883dd9066d6c839f8a7a1c9d2f2b0d0b1d6a2d2e8d1f5c3b2a19",
    "SOLANA, 5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW, 5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
    "SUI, EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt1v, EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt1v"
  })
  void a_hash_is_kept_in_one_spelling(Chain chain, String text, String kept) {
    assertThat(new TransactionHash(chain, text).text()).isEqualTo(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "BASE, 5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "BASE, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b2206",
    "BASE, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b220600",
    "XDC, xdc5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "TRON, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "SOLANA, EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGkZwyTDt1v",
    "SOLANA, 0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060",
    "SUI, 5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
    "SUI, ''"
  })
  void what_has_another_form_is_none(Chain chain, String text) {
    assertThat(TransactionHash.problemWith(chain, text)).isPresent();
    assertThatThrownBy(() -> new TransactionHash(chain, text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
