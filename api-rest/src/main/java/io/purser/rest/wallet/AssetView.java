package io.purser.rest.wallet;

import io.purser.domain.money.Asset;
import io.swagger.v3.oas.annotations.media.Schema;

/** An asset in which wallets can be opened. */
@Schema(name = "Asset", description = "An asset on a chain in which a wallet can be opened.")
record AssetView(
    @Schema(example = "solana") String chain,
    @Schema(description = "The symbol of the asset.", example = "USDC") String asset,
    @Schema(description = "How many digits its amounts have behind the point.", example = "6")
        int decimals) {
  static AssetView of(Asset asset) {
    return new AssetView(asset.chain(), asset.symbol(), asset.decimals());
  }
}
