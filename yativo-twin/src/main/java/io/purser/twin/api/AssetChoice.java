package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.chain.Asset;
import io.purser.twin.chain.Catalogue;
import io.purser.twin.chain.Chain;
import java.util.Optional;

/**
 * Reads which asset a body means: by chain and ticker, by the ticker alone, or by the catalogue's
 * id. Names are compared without case.
 */
final class AssetChoice {
  private AssetChoice() {}

  /** Answers nothing when it has told the body of a problem. */
  static Optional<Asset> read(Body in) {
    var catalogueId = in.first("asset_id").filter(JsonNode::isTextual);
    var ticker = in.optionalText("ticker", "ticker_name", "asset");
    var chainName = in.optionalText("chain");
    if (ticker.isEmpty() && catalogueId.isPresent()) {
      var asset = Catalogue.byId(catalogueId.get().asText());
      if (asset.isEmpty()) {
        in.problem("asset_id", "Unknown asset");
      }
      return asset;
    }
    if (ticker.isEmpty()) {
      in.problem("ticker", "Required");
      return Optional.empty();
    }
    if (chainName.isEmpty()) {
      return found(in, Catalogue.anywhere(ticker.get()));
    }
    var chain = Chain.named(chainName.get());
    if (chain.isEmpty()) {
      in.problem("chain", "Unsupported chain identifier");
      return Optional.empty();
    }
    return found(in, Catalogue.on(chain.get(), ticker.get()));
  }

  private static Optional<Asset> found(Body in, Optional<Asset> asset) {
    if (asset.isEmpty()) {
      in.problem("ticker", "Unsupported ticker for this chain");
    }
    return asset;
  }
}
