package io.purser.rest.transfer.limit;

import io.purser.domain.transfer.limit.SendingLimit;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How much of one asset may be sent. */
@Schema(
    name = "SendingLimit",
    description =
        "How much of an asset may be sent, as decimal strings; null is as much as there is.")
record SendingLimitView(
    @Schema(
            description = "At once.",
            example = "1000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String perTransfer,
    @Schema(
            description = "In any 24 hours.",
            example = "5000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String perDay,
    @Schema(
            description = "In any 30 days.",
            example = "20000",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String perMonth,
    @Schema(
            description =
                "At once without a second person who approves it; null is that none has to.",
            example = "500",
            nullable = true,
            requiredMode = RequiredMode.NOT_REQUIRED)
        @Nullable String approvalAbove) {

  static SortedMap<String, SendingLimitView> of(Map<String, SendingLimit> limits) {
    var views = new TreeMap<String, SendingLimitView>();
    limits.forEach(
        (asset, limit) ->
            views.put(
                asset,
                new SendingLimitView(
                    text(limit.perTransfer()),
                    text(limit.perDay()),
                    text(limit.perMonth()),
                    text(limit.approvalAbove()))));
    return views;
  }

  private static @Nullable String text(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.toPlainString();
  }
}
