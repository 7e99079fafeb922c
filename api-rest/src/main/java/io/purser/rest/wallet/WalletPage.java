package io.purser.rest.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.list.Page;
import io.purser.domain.wallet.Wallet;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list of wallets. */
@Schema(name = "WalletPage", description = "A part of a list of wallets, newest first.")
record WalletPage(
    List<WalletView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {
  static WalletPage of(Page<Wallet> page, @Nullable String nextCursor) {
    return new WalletPage(
        page.items().stream().map(WalletView::of).toList(), nextCursor, page.total());
  }
}
