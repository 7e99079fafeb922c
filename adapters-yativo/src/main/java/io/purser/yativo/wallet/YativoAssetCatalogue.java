package io.purser.yativo.wallet;

import io.purser.domain.money.Asset;
import io.purser.domain.wallet.AssetCatalogue;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The assets that the provider has been seen to keep ({@code docs/provider.md}). It publishes no
 * complete table, so an asset enters here when it is seen. The provider writes the bare token on
 * Ethereum and {@code TOKEN_CHAIN} elsewhere, with exceptions that it keeps to itself.
 */
@Singleton
public final class YativoAssetCatalogue implements AssetCatalogue {
  private static final Set<String> ETHEREUM = Set.of("ETH", "ERC20");
  private static final Set<String> SOLANA = Set.of("SOL");
  private static final Set<String> POLYGON = Set.of("POL", "MATIC");
  private static final Set<String> BSC = Set.of("BNB", "BEP20");
  private static final Set<String> BASE = Set.of();
  private static final Set<String> ARBITRUM = Set.of("ARB");
  private static final Set<String> OPTIMISM = Set.of("OP");
  private static final Set<String> XDC = Set.of();

  private static final List<KnownAsset> KNOWN =
      List.of(
          new KnownAsset(new Asset("arbitrum", "ETH", 18), "ETH_ARBITRUM", ARBITRUM),
          new KnownAsset(new Asset("base", "ETH", 18), "ETH_BASE", BASE),
          new KnownAsset(new Asset("bsc", "BNB", 18), "BNB", BSC),
          new KnownAsset(new Asset("bsc", "USDT", 18), "USDT", BSC),
          new KnownAsset(new Asset("ethereum", "ETH", 18), "ETH", ETHEREUM),
          new KnownAsset(new Asset("ethereum", "USDC", 6), "USDC", ETHEREUM),
          new KnownAsset(new Asset("ethereum", "USDT", 6), "USDT", ETHEREUM),
          new KnownAsset(new Asset("optimism", "ETH", 18), "ETH_OPTIMISM", OPTIMISM),
          new KnownAsset(new Asset("polygon", "POL", 18), "POL", POLYGON),
          new KnownAsset(new Asset("polygon", "USDC", 6), "USDC", POLYGON),
          new KnownAsset(new Asset("polygon", "USDT", 6), "USDT", POLYGON),
          new KnownAsset(new Asset("solana", "SOL", 9), "SOL", SOLANA),
          new KnownAsset(new Asset("solana", "USDC", 6), "USDC_SOL", SOLANA),
          new KnownAsset(new Asset("xdc", "XDC", 18), "XDC", XDC));

  private static final List<Asset> ASSETS =
      KNOWN.stream()
          .map(KnownAsset::asset)
          .sorted(Comparator.comparing(Asset::chain).thenComparing(Asset::symbol))
          .toList();

  @Override
  public List<Asset> assets() {
    return ASSETS;
  }

  /** What the provider calls it. */
  public String tickerOf(Asset asset) {
    return KNOWN.stream()
        .filter(known -> known.asset().equals(asset))
        .map(KnownAsset::ticker)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + asset));
  }

  /**
   * The asset that the provider means. Empty when either name is missing or unknown: a ticker alone
   * is never taken for a chain.
   */
  public Optional<Asset> meantBy(@Nullable String chain, @Nullable String ticker) {
    if (chain == null || ticker == null) {
      return Optional.empty();
    }
    return KNOWN.stream()
        .filter(known -> known.isOn(chain) && known.isCalled(ticker))
        .map(KnownAsset::asset)
        .findFirst();
  }
}
