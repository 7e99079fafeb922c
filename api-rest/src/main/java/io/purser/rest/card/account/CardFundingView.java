package io.purser.rest.card.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.funding.FundingState;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A funding as callers see it. While it is not known that the provider has it, it is requested. */
@Schema(
    name = "CardFunding",
    description =
        "Money that is brought from the master wallet to a card account. It never reads as failed in"
            + " doubt.")
record CardFundingView(
    @Schema(example = "fnd_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            description =
                "requested: not known for certain to be with the provider. pending: on its way."
                    + " completed: in the card account. failed: it did not get there, and the money"
                    + " is in the master wallet; reason says why. not-sent: given up before it was"
                    + " sent; the same order may be given again.",
            allowableValues = {"requested", "pending", "completed", "failed", "not-sent"},
            example = "completed")
        String state,
    @Schema(description = "A decimal string, as ordered.", example = "25.00") String amount,
    @Schema(example = "USD") String currency,
    @Schema(
            type = "string",
            allowableValues = {"send_x", "receive_x"},
            example = "send_x")
        String pricingMode,
    @Schema(example = "top-up-2026-0042") String reference,
    @Schema(description = "Carries it out.", example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String operationId,
    @Schema(
            description = "What left the master wallet, in dollars; null while that is not known.",
            example = "25.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String paid,
    @Schema(
            description = "What the card account gets, as far as the provider has said.",
            example = "25.00",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String credited,
    @Schema(example = "USD", nullable = true, requiredMode = RequiredMode.REQUIRED)
        @Nullable String creditedCurrency,
    @Schema(
            description = "The provider's id. Not shown to end users.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerFundingId,
    @Schema(
            description = "When it failed: the problem code that says why.",
            example = "funding-failed-at-provider")
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

  static CardFundingView of(Funding funding) {
    var header = funding.header();
    var order = header.order();
    var terms = funding instanceof Funding.Accepted accepted ? accepted.terms() : null;
    var credited = terms == null ? null : terms.credited();
    return new CardFundingView(
        header.id().value(),
        header.customer().value(),
        word(funding.state()),
        order.amount().text(),
        order.amount().currency().getCurrencyCode(),
        Words.of(order.mode()),
        header.reference().value(),
        header.operation().value(),
        terms == null ? null : terms.paid().text(),
        credited == null ? null : credited.text(),
        credited == null ? null : credited.currency().getCurrencyCode(),
        terms == null ? null : terms.providerId(),
        reason(funding),
        Times.text(header.createdAt()),
        text(settledAt(funding)));
  }

  static String word(FundingState state) {
    return Words.of(state).replace('_', '-');
  }

  private static @Nullable String reason(Funding funding) {
    return switch (funding) {
      case Funding.Refused(_, var why, _) -> Refusals.codeOf(why.reason()).text();
      case Funding.Failed _ -> ProblemCode.FUNDING_FAILED_AT_PROVIDER.text();
      case Funding.Requested _, Funding.NotSent _, Funding.Pending _, Funding.Completed _ -> null;
    };
  }

  private static @Nullable Instant settledAt(Funding funding) {
    return switch (funding) {
      case Funding.Requested _, Funding.Pending _ -> null;
      case Funding.NotSent(_, var at) -> at;
      case Funding.Refused(_, _, var at) -> at;
      case Funding.Completed completed -> completed.completedAt();
      case Funding.Failed failed -> failed.failedAt();
    };
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }
}
