package io.purser.rest.card.limit;

import io.purser.domain.card.limit.SpendingLimit;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Another daily limit that is not in force yet. */
@Schema(
    name = "SpendingLimitChange",
    description = "Another daily limit, which is not in force yet.")
record LimitChangeView(
    @Schema(example = "2500.00") String daily,
    @Schema(
            description =
                "requested: the provider is to be asked. scheduled: it has accepted the change and"
                    + " lets it wait.",
            type = "string",
            allowableValues = {"requested", "scheduled"})
        String state,
    @Schema(
            description = "When it should be in force; null while it is requested.",
            format = "date-time",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String from,
    @Schema(description = "Whether it should have been in force for a quarter of an hour.")
        boolean overdue) {
  /** The newest one. */
  static @Nullable LimitChangeView of(SpendingLimit limit, Instant now) {
    if (limit.wanted() instanceof SpendingLimit.Wanted(var daily, _)) {
      return new LimitChangeView(daily.text(), "requested", null, false);
    }
    var scheduled = limit.scheduled();
    return scheduled == null
        ? null
        : new LimitChangeView(
            scheduled.daily().text(),
            "scheduled",
            Times.text(scheduled.from()),
            scheduled.isOverdue(now));
  }
}
