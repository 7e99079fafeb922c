package io.purser.rest.transfer;

import io.purser.domain.transfer.Fee;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What something costs. */
@Schema(name = "Fee", description = "What something costs, exactly as the provider wrote it.")
record FeeView(
    @Schema(description = "A decimal string.", example = "0.00127") String amount,
    @Schema(example = "ETH") String currency) {
  static @Nullable FeeView of(@Nullable Fee fee) {
    return fee == null ? null : new FeeView(fee.amount().toPlainString(), fee.currency());
  }
}
