package io.purser.yativo.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.purser.domain.money.Asset;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YativoAssetCatalogueTest {
  private final YativoAssetCatalogue catalogue = new YativoAssetCatalogue();

  @Test
  void assets_come_by_chain_and_then_by_symbol() {
    assertThat(catalogue.assets())
        .hasSize(14)
        .doesNotHaveDuplicates()
        .isSortedAccordingTo(Comparator.comparing(Asset::chain).thenComparing(Asset::symbol));
  }

  @ParameterizedTest
  @CsvSource({
    "ethereum, ETH, ETH, 18",
    "ethereum, USDC, USDC, 6",
    "ethereum, USDT, USDT, 6",
    "solana, SOL, SOL, 9",
    "solana, USDC, USDC_SOL, 6",
    "polygon, POL, POL, 18",
    "polygon, USDC, USDC, 6",
    "polygon, USDT, USDT, 6",
    "bsc, BNB, BNB, 18",
    "bsc, USDT, USDT, 18",
    "base, ETH, ETH_BASE, 18",
    "arbitrum, ETH, ETH_ARBITRUM, 18",
    "optimism, ETH, ETH_OPTIMISM, 18",
    "xdc, XDC, XDC, 18"
  })
  void an_asset_has_these_decimals_and_this_ticker(
      String chain, String symbol, String ticker, int decimals) {
    var asset = catalogue.find(chain, symbol).orElseThrow();

    assertThat(asset.decimals()).isEqualTo(decimals);
    assertThat(catalogue.tickerOf(asset)).isEqualTo(ticker);
    assertThat(catalogue.meantBy(chain, ticker)).contains(asset);
    assertThat(catalogue.meantBy(chain.toUpperCase(Locale.ROOT), ticker.toLowerCase(Locale.ROOT)))
        .contains(asset);
    assertThat(catalogue.meantBy(chain, symbol)).contains(asset);
  }

  @ParameterizedTest
  @CsvSource({
    "ETH, USDC, ethereum, USDC",
    "ethereum, USDC_ETH, ethereum, USDC",
    "SOL, USDC_SOL, solana, USDC",
    "base, ETH_Base, base, ETH",
    "ARB, ETH, arbitrum, ETH",
    "BEP20, USDT, bsc, USDT"
  })
  void spellings_that_were_seen_are_understood(
      String chain, String ticker, String ourChain, String ourSymbol) {
    assertThat(catalogue.meantBy(chain, ticker)).isEqualTo(catalogue.find(ourChain, ourSymbol));
  }

  @ParameterizedTest
  @CsvSource({
    "bitcoin, BTC",
    "ethereum, USDC_SOL",
    "solana, USDT_ETH",
    ", USDC",
    "solana,",
    "'', ''"
  })
  void anything_else_is_not_guessed_at(String chain, String ticker) {
    assertThat(catalogue.meantBy(chain, ticker)).isEmpty();
  }

  @Test
  void an_asset_that_is_not_in_it_has_no_ticker() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> catalogue.tickerOf(new Asset("bitcoin", "BTC", 8)));
  }
}
