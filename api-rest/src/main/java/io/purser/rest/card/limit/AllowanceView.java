package io.purser.rest.card.limit;

import io.purser.domain.card.limit.Allowance;
import io.purser.domain.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import org.jspecify.annotations.Nullable;

/** How much may be spent within some time. */
@Schema(
    name = "SpendingAllowance",
    description = "How much may be spent within some time, over all cards of the customer.")
record AllowanceView(
    @Schema(example = "7999.00") String limit,
    @Schema(
            description = "What was spent so far. Null when the provider does not say.",
            example = "12.50",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String used,
    @Schema(
            description = "What is left. Null when the provider does not say.",
            example = "7986.50",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String remaining) {
  static @Nullable AllowanceView of(@Nullable Allowance allowance) {
    return allowance == null
        ? null
        : new AllowanceView(
            allowance.limit().text(), text(allowance.used()), text(allowance.remaining()));
  }

  private static @Nullable String text(@Nullable Money money) {
    return money == null ? null : money.text();
  }
}
