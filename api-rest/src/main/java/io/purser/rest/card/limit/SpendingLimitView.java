package io.purser.rest.card.limit;

import io.purser.domain.card.limit.SpendingLimit;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer may spend by card. */
@Schema(
    name = "SpendingLimit",
    description =
        "What a customer may spend by card, over all cards. Amounts are decimal strings; what the"
            + " provider does not tell is null.")
record SpendingLimitView(
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(example = "USD") String currency,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable AllowanceView daily,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable AllowanceView monthly,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable AllowanceView perTransaction,
    @Schema(nullable = true, requiredMode = RequiredMode.REQUIRED) @Nullable LimitChangeView change,
    @Schema(
            description = "When the provider told what is in force.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z")
        String asOf,
    @Schema(description = "Whether this is older than it should be.", example = "false")
        boolean stale) {
  static SpendingLimitView of(SpendingLimit limit, Instant now, Duration freshFor) {
    var inForce = limit.inForce();
    return new SpendingLimitView(
        limit.customer().value(),
        inForce.currency().getCurrencyCode(),
        AllowanceView.of(inForce.daily()),
        AllowanceView.of(inForce.monthly()),
        AllowanceView.of(inForce.perTransaction()),
        LimitChangeView.of(limit, now),
        Times.text(limit.asOf()),
        limit.isStale(now, freshFor));
  }
}
