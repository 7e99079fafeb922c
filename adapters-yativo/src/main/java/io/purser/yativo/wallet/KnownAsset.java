package io.purser.yativo.wallet;

import io.purser.domain.money.Asset;
import java.util.Locale;
import java.util.Set;

/**
 * An asset in the provider's words.
 *
 * @param ticker what the provider calls it on its chain
 * @param chainCodes short names of the chain that were seen, in upper case
 */
record KnownAsset(Asset asset, String ticker, Set<String> chainCodes) {

  /** Whether this is the chain, by its name or a short name, in any case. */
  boolean isOn(String chain) {
    return asset.chain().equalsIgnoreCase(chain)
        || chainCodes.contains(chain.toUpperCase(Locale.ROOT));
  }

  /**
   * Whether this is the asset on its chain: by the provider's ticker, by the bare symbol, or by
   * both joined as the provider does, in any case.
   */
  boolean isCalled(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals(ticker)
        || upper.equals(asset.symbol())
        || upper.equals(asset.symbol() + '_' + asset.chain().toUpperCase(Locale.ROOT))
        || chainCodes.stream().anyMatch(code -> upper.equals(asset.symbol() + '_' + code));
  }
}
