package io.purser.rest.transfer.limit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.transfer.limit.SendingLimits;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits as callers see them. */
@Schema(name = "TransferLimits", description = "How much may be sent, by the asset's symbol.")
record TransferLimitsView(
    @Schema(
            description = "Whose limits they are; absent of those for every customer.",
            example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String customerId,
    @Schema(description = "What was set here.", example = NewTransferLimits.EXAMPLE)
        Map<String, SendingLimitView> limits,
    @Schema(
            description =
                "Of one customer: what holds for them, which is the lower of this and what is set"
                    + " for every customer.",
            example = NewTransferLimits.EXAMPLE)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Map<String, SendingLimitView> inForce,
    @Schema(
            description = "What waits for a second operator, if anything. Not shown to end users.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable LooseningView awaiting,
    @Schema(
            description = "Null when nothing was ever set.",
            format = "date-time",
            example = "2026-01-31T09:30:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String updatedAt) {

  static TransferLimitsView ofEverybody(SendingLimits limits) {
    return new TransferLimitsView(
        null,
        SendingLimitView.of(limits.byAsset()),
        null,
        LooseningView.of(limits.awaiting()),
        at(limits));
  }

  static TransferLimitsView ofCustomer(SendingLimits limits, SendingLimits everybodys) {
    return new TransferLimitsView(
        limits.subject(),
        SendingLimitView.of(limits.byAsset()),
        SendingLimitView.of(limits.and(everybodys)),
        LooseningView.of(limits.awaiting()),
        at(limits));
  }

  private static @Nullable String at(SendingLimits limits) {
    var at = limits.changedAt();
    return at == null ? null : Times.text(at);
  }
}
