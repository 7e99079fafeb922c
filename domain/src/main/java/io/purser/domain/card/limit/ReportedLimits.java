package io.purser.domain.card.limit;

import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The limits that are in force, as the provider tells them. Null where it tells of none. */
public record ReportedLimits(
    Currency currency,
    @Nullable Allowance daily,
    @Nullable Allowance monthly,
    @Nullable Allowance perTransaction) {}
