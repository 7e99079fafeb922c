package io.purser.domain.wallet;

import io.purser.domain.money.Asset;
import java.util.List;
import java.util.Optional;

/** The assets in which the provider keeps wallets. Known without asking the provider. */
public interface AssetCatalogue {
  /** By chain, then by symbol. */
  List<Asset> assets();

  default Optional<Asset> find(String chain, String symbol) {
    return assets().stream()
        .filter(asset -> asset.chain().equals(chain) && asset.symbol().equals(symbol))
        .findFirst();
  }
}
