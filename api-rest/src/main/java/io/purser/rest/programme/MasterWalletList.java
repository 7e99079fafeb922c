package io.purser.rest.programme;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The master wallet, by currency. */
@Schema(
    name = "MasterWallets",
    description = "The master wallet, by currency. Empty when the provider tells of none.")
record MasterWalletList(List<MasterWalletView> items) {}
