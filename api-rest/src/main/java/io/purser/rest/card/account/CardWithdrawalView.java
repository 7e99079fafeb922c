package io.purser.rest.card.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.card.account.withdrawal.WithdrawalState;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.json.Words;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A withdrawal as callers see it. */
@Schema(
    name = "CardWithdrawal",
    description =
        "Money that is brought from a card account back to the master wallet. The cards of the"
            + " account are frozen until it is settled or has failed. It never reads as failed in"
            + " doubt.")
record CardWithdrawalView(
    @Schema(example = "cwd_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(
            type = "string",
            description =
                "requested: not known for certain to be with the provider. pending: on its way."
                    + " settled: in the master wallet. failed: it did not get there, and the money"
                    + " is in the card account; reason says why. not-sent: given up before it was"
                    + " sent; the same order may be given again.",
            allowableValues = {"requested", "pending", "settled", "failed", "not-sent"},
            example = "pending")
        String state,
    @Schema(description = "A decimal string.", example = "12.50") String amount,
    @Schema(example = "USD") String currency,
    @Schema(example = "take-back-2026-0042") String reference,
    @Schema(description = "Carries it out.", example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String operationId,
    @Schema(
            description = "The provider's id. Not shown to end users.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerWithdrawalId,
    @Schema(
            description = "When it failed: the problem code that says why.",
            example = "withdrawal-failed-at-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(
            description = "When it was settled, failed, or given up.",
            format = "date-time",
            example = "2026-01-31T09:33:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String settledAt) {

  static CardWithdrawalView of(Withdrawal withdrawal) {
    var header = withdrawal.header();
    var settledAt = settledAt(withdrawal);
    return new CardWithdrawalView(
        header.id().value(),
        header.customer().value(),
        word(withdrawal.state()),
        header.amount().text(),
        header.amount().currency().getCurrencyCode(),
        header.reference().value(),
        header.operation().value(),
        withdrawal instanceof Withdrawal.Accepted accepted ? accepted.providerId() : null,
        reason(withdrawal),
        Times.text(header.createdAt()),
        settledAt == null ? null : Times.text(settledAt));
  }

  private static String word(WithdrawalState state) {
    return Words.of(state).replace('_', '-');
  }

  private static @Nullable String reason(Withdrawal withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Refused(_, var why, _) -> Refusals.codeOf(why.reason()).text();
      case Withdrawal.Failed _ -> ProblemCode.WITHDRAWAL_FAILED_AT_PROVIDER.text();
      case Withdrawal.Requested _,
          Withdrawal.NotSent _,
          Withdrawal.Pending _,
          Withdrawal.Settled _ ->
          null;
    };
  }

  private static @Nullable Instant settledAt(Withdrawal withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Requested _, Withdrawal.Pending _ -> null;
      case Withdrawal.NotSent(_, var at) -> at;
      case Withdrawal.Refused(_, _, var at) -> at;
      case Withdrawal.Settled settled -> settled.settledAt();
      case Withdrawal.Failed failed -> failed.failedAt();
    };
  }
}
