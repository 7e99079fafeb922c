package io.purser.rest.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonView;
import io.purser.domain.operation.Rejection;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferState;
import io.purser.rest.json.Audience;
import io.purser.rest.json.Times;
import io.purser.rest.problem.Refusals;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as callers see it. While it is not known for certain that it was sent, it is pending.
 */
@Schema(
    name = "Transfer",
    description = "Money that is sent from a wallet. It never reads as rejected in doubt.")
record TransferView(
    @Schema(example = "trf_01jd3hgwqnf4s8cvk6a5dz0z7v") String id,
    @Schema(example = "cus_01jd3hgwqnf4s8cvk6a5dz0z7v") String customerId,
    @Schema(example = "wal_01jd3hgwqnf4s8cvk6a5dz0z7v") String walletId,
    @Schema(
            type = "string",
            description =
                "awaiting-approval: its money is set aside, and it is sent when a second person has"
                    + " approved it. pending: not known for certain to be sent. submitted: on its way. completed:"
                    + " arrived. failed: sent, did not arrive, and the money is back. rejected: the"
                    + " provider refused, nothing was sent. not-sent: given up before it was sent;"
                    + " the same order may be sent again. cancelled: given up for good before it was"
                    + " sent. declined: nobody approved it, and it is not sent any more.",
            allowableValues = {
              "awaiting-approval",
              "pending",
              "submitted",
              "completed",
              "failed",
              "rejected",
              "not-sent",
              "cancelled",
              "declined"
            },
            example = "submitted")
        String state,
    @Schema(description = "A decimal string.", example = "25.000000") String amount,
    @Schema(example = "solana") String chain,
    @Schema(example = "USDC") String asset,
    @Schema(example = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU") String to,
    @Schema(example = "invoice-2026-0042") String reference,
    @Schema(
            nullable = true,
            requiredMode = RequiredMode.REQUIRED,
            example = "quo_01jd3hgwqnf4s8cvk6a5dz0z7v")
        @Nullable String quoteId,
    @Schema(description = "Carries it out.", example = "op_01jd3hgwqnf4s8cvk6a5dz0z7v")
        String operationId,
    @Schema(
            description = "The hash under which the chain knows it, where it is told.",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String chainHash,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FeesView fees,
    @Schema(
            description = "The provider's id. Not shown to end users.",
            requiredMode = RequiredMode.NOT_REQUIRED)
        @JsonView(Audience.ForCompany.class)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String providerTransactionId,
    @Schema(
            description = "When it is rejected or declined: the problem code that says why.",
            example = "refused-by-provider")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String reason,
    @Schema(description = "Of one that takes a second person.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable ApprovalView approval,
    @Schema(format = "date-time", example = "2026-01-31T09:30:00.000Z") String createdAt,
    @Schema(
            description = "When the provider had it for certain.",
            format = "date-time",
            example = "2026-01-31T09:30:01.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String submittedAt,
    @Schema(
            description = "When it was completed, failed, rejected, declined or cancelled.",
            format = "date-time",
            example = "2026-01-31T09:31:00.000Z",
            nullable = true,
            requiredMode = RequiredMode.REQUIRED)
        @Nullable String settledAt) {

  static TransferView of(Transfer transfer) {
    var header = transfer.header();
    var order = header.order();
    var sent = transfer instanceof Transfer.Sent known ? known.sent() : null;
    var submittedAt = transfer instanceof Transfer.Sent known ? known.submittedAt() : null;
    return new TransferView(
        header.id().value(),
        header.customer().value(),
        order.wallet().value(),
        word(transfer.state()),
        order.amount().text(),
        order.amount().asset().chain(),
        order.amount().asset().symbol(),
        order.to().text(),
        header.reference().value(),
        header.quote() == null ? null : header.quote().value(),
        header.operation().value(),
        sent == null ? null : sent.chainHash(),
        sent == null ? null : FeesView.of(sent.fees(), order.amount().asset().symbol()),
        sent == null ? null : sent.transactionId(),
        reason(transfer),
        ApprovalView.of(header.approval()),
        Times.text(header.createdAt()),
        text(submittedAt),
        text(settledAt(transfer)));
  }

  private static @Nullable String reason(Transfer transfer) {
    return switch (transfer) {
      case Transfer.Rejected(_, Rejection(var why, _), _) -> Refusals.codeOf(why).text();
      case Transfer.Declined(_, Rejection(var why, _), _) -> Refusals.codeOf(why).text();
      case Transfer.Unsettled _, Transfer.NotSent _, Transfer.Cancelled _, Transfer.Sent _ -> null;
    };
  }

  static String word(TransferState state) {
    return switch (state) {
      case AWAITING_APPROVAL -> "awaiting-approval";
      case DECLINED -> "declined";
      case REQUESTED -> "pending";
      case NOT_SENT -> "not-sent";
      case CANCELLED -> "cancelled";
      case REJECTED -> "rejected";
      case SUBMITTED -> "submitted";
      case COMPLETED -> "completed";
      case FAILED -> "failed";
    };
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : Times.text(time);
  }

  private static @Nullable Instant settledAt(Transfer transfer) {
    return switch (transfer) {
      case Transfer.Unsettled _, Transfer.NotSent _, Transfer.Submitted _ -> null;
      case Transfer.Declined declined -> declined.declinedAt();
      case Transfer.Cancelled cancelled -> cancelled.cancelledAt();
      case Transfer.Rejected rejected -> rejected.rejectedAt();
      case Transfer.Completed completed -> completed.completedAt();
      case Transfer.Failed failed -> failed.failedAt();
    };
  }

  /** What a transfer cost. */
  @Schema(
      name = "TransferFees",
      description =
          "What a transfer cost, exactly as the provider wrote it. Left out until it is known.")
  record FeesView(
      @Schema(description = "A decimal string.", example = "0.62000000") String total,
      @Schema(
              description = "What the provider takes for itself.",
              example = "0.50000000",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String platform,
      @Schema(
              description = "What the provider takes for paying the chain's fee.",
              example = "0.12000000",
              nullable = true,
              requiredMode = RequiredMode.REQUIRED)
          @Nullable String gasFunding,
      @Schema(description = "The transferred asset.", example = "USDC") String currency) {
    static @Nullable FeesView of(SentTransfer.@Nullable Fees fees, String currency) {
      return fees == null
          ? null
          : new FeesView(
              fees.total().toPlainString(),
              plain(fees.platform()),
              plain(fees.gasFunding()),
              currency);
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
      return amount == null ? null : amount.toPlainString();
    }
  }
}
