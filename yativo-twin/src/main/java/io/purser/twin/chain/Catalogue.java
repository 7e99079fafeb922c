package io.purser.twin.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every asset a wallet can be made for. The provider's rule is the bare token on Ethereum and
 * {@code TOKEN_CHAIN} elsewhere, which its own pages break for Polygon and BSC; both spellings are
 * taken.
 */
public final class Catalogue {
  private static final List<Asset> ASSETS =
      List.of(
          coin(Chain.ETHEREUM, "ETH", 18),
          token(Chain.ETHEREUM, "USDC", "USDC", 6, "USDC_ETH", "USDC_ETHEREUM"),
          token(Chain.ETHEREUM, "USDT", "USDT", 6, "USDT_ETH", "USDT_ETHEREUM"),
          coin(Chain.SOLANA, "SOL", 9),
          token(Chain.SOLANA, "USDC_SOL", "USDC", 6, "USDC", "USDC_SOLANA"),
          token(Chain.SOLANA, "USDT_SOL", "USDT", 6, "USDT", "USDT_SOLANA"),
          coin(Chain.POLYGON, "POL", 18, "MATIC"),
          token(Chain.POLYGON, "USDC", "USDC", 6, "USDC_POL", "USDC_POLYGON"),
          token(Chain.POLYGON, "USDT", "USDT", 6, "USDT_POL", "USDT_POLYGON"),
          coin(Chain.BSC, "BNB", 18),
          token(Chain.BSC, "USDT", "USDT", 18, "USDT_BSC", "USDT_BEP20"),
          coin(Chain.BASE, "ETH_BASE", 18, "ETH"),
          token(Chain.BASE, "USDC_BASE", "USDC", 6, "USDC"),
          coin(Chain.ARBITRUM, "ETH_ARBITRUM", 18, "ETH"),
          token(Chain.ARBITRUM, "USDC_ARBITRUM", "USDC", 6, "USDC", "USDC_ARB"),
          coin(Chain.OPTIMISM, "ETH_OPTIMISM", 18, "ETH"),
          token(Chain.OPTIMISM, "USDC_OPTIMISM", "USDC", 6, "USDC", "USDC_OP"),
          coin(Chain.XDC, "XDC", 18));

  private Catalogue() {}

  public static List<Asset> all() {
    return ASSETS;
  }

  public static Optional<Asset> byId(String id) {
    return ASSETS.stream().filter(asset -> asset.id().equals(id)).findFirst();
  }

  public static Optional<Asset> on(Chain chain, String ticker) {
    String upper = ticker.toUpperCase(Locale.ROOT);
    return ASSETS.stream()
        .filter(asset -> asset.chain() == chain && asset.isSpelled(upper))
        .findFirst();
  }

  /** A ticker without its chain. An exact spelling wins, and the bare token means Ethereum. */
  public static Optional<Asset> anywhere(String ticker) {
    String upper = ticker.toUpperCase(Locale.ROOT);
    var candidates = new ArrayList<Asset>();
    ASSETS.stream().filter(asset -> asset.ticker().equals(upper)).forEach(candidates::add);
    ASSETS.stream().filter(asset -> asset.isSpelled(upper)).forEach(candidates::add);
    return candidates.stream().findFirst();
  }

  private static Asset coin(Chain chain, String ticker, int decimals, String... aliases) {
    int suffix = ticker.indexOf('_');
    String symbol = suffix < 0 ? ticker : ticker.substring(0, suffix);
    return new Asset(chain, ticker, symbol, decimals, Set.of(aliases));
  }

  private static Asset token(
      Chain chain, String ticker, String symbol, int decimals, String... aliases) {
    return new Asset(chain, ticker, symbol, decimals, Set.of(aliases));
  }
}
