package io.purser.rest.programme.swap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.purser.domain.programme.swap.Swap;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A swap as callers see it. While it is not known that the provider has it, it is requested. */
@Schema(
    name = "Swap",
    description =
        "Dollars of the master wallet that are changed into another currency of it. It never reads as"
            + " failed in doubt.")
record SwapView(
    @Schema(example = "swp_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(
            type = "string",
            description =
                "requested: not known for certain to be with the provider. submitted: the provider has"
                    + " it. completed: the other currency is in the master wallet. failed: it is not,"
                    + " and the dollars are; reason says why. not-sent: given up before it was sent;"
                    + " the same order may be given again.",
            allowableValues = {"requested", "submitted", "completed", "failed", "not-sent"},
            example = "submitted")
        String state,
    @Schema(example = "USD") String fromCurrency,
    @Schema(example = "EUR") String toCurrency,
    @Schema(description = "How many dollars are given, a decimal string.", example = "100.00")
        String amount,
    @Schema(
            description = "What they become, as the provider said; null while it has not.",
            example = "91.40",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String received,
    @Schema(
            description =
                "What a dollar becomes, as the provider wrote it; null while it has not. It is never"
                    + " worked out.",
            example = "0.914",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String rate,
    @Schema(example = "treasury-2026-0042") String reference,
    @Schema(description = "Carries it out.", example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String operationId,
    @Schema(description = "The provider's id, once it has it.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerSwapId,
    @Schema(
            description = "When it failed: the problem code that says why.",
            example = "swap-failed-at-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(
            description = "When it was completed, failed, or given up.",
            format = "date-time",
            example = "2026-01-31T09:31:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String settledAt) {

  static SwapView of(Swap swap) {
    var header = swap.header();
    var order = header.order();
    var terms = swap instanceof Swap.Accepted accepted ? accepted.terms() : null;
    var received = terms == null ? null : terms.received();
    var rate = terms == null ? null : terms.rate();
    return new SwapView(
        header.id().value(),
        Words.of(swap.state()).replace('_', '-'),
        order.amount().currency().getCurrencyCode(),
        order.into().getCurrencyCode(),
        order.amount().text(),
        received == null ? null : received.text(),
        rate == null ? null : rate.toPlainString(),
        header.reference().value(),
        header.operation().value(),
        terms == null ? null : terms.providerId(),
        reason(swap),
        Times.text(header.createdAt()),
        text(settledAt(swap)));
  }

  private static @Nullable String reason(Swap swap) {
    return switch (swap) {
      case Swap.Refused(_, var why, _) -> Refusals.codeOf(why.reason()).text();
      case Swap.Failed _ -> ProblemCode.SWAP_FAILED_AT_PROVIDER.text();
      case Swap.Requested _, Swap.NotSent _, Swap.Submitted _, Swap.Completed _ -> null;
    };
  }

  private static @Nullable Instant settledAt(Swap swap) {
    return switch (swap) {
      case Swap.Requested _, Swap.Submitted _ -> null;
      case Swap.NotSent(_, var at) -> at;
      case Swap.Refused(_, _, var at) -> at;
      case Swap.Completed completed -> completed.completedAt();
      case Swap.Failed failed -> failed.failedAt();
    };
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
