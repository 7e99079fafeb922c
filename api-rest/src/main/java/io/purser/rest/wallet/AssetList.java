package io.purser.rest.wallet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** All assets. */
@Schema(name = "AssetList", description = "All assets, by chain and then by symbol.")
record AssetList(List<AssetView> items) {}
