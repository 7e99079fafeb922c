package io.purser.rest.wallet.external;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.list.Page;
import io.purser.domain.wallet.external.ExternalWallet;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list of external wallets. */
@Schema(
    name = "ExternalWalletPage",
    description = "A part of a list of external wallets, newest first.")
record ExternalWalletPage(
    List<ExternalWalletView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {
  static ExternalWalletPage of(Page<ExternalWallet> page, @Nullable String nextCursor) {
    return new ExternalWalletPage(
        page.items().stream().map(ExternalWalletView::of).toList(), nextCursor, page.total());
  }
}
