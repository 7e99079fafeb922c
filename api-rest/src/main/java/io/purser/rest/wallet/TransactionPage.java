package io.purser.rest.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.list.Page;
import io.purser.domain.wallet.WalletTransaction;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list of transactions. */
@Schema(name = "TransactionPage", description = "A part of a list of transactions, newest first.")
record TransactionPage(
    List<TransactionView> items,
    @Schema(
            description = "Continues the list; null at its end.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String nextCursor,
    @Schema(description = "How many there are in all; only with include=total.", example = "2")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {
  static TransactionPage of(Page<WalletTransaction> page, @Nullable String nextCursor) {
    return new TransactionPage(
        page.items().stream().map(TransactionView::of).toList(), nextCursor, page.total());
  }
}
