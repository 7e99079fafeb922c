package io.purser.persistence.transfer;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.operation.Rejection;
import io.purser.domain.transfer.Approval;
import io.purser.domain.transfer.ReceivingAddress;
import io.purser.domain.transfer.Reference;
import io.purser.domain.transfer.SentTransfer;
import io.purser.domain.transfer.Transfer;
import io.purser.domain.transfer.TransferOrder;
import io.purser.domain.transfer.TransferState;
import io.purser.persistence.Hands;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.TransferRecord;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A transfer as a row, and back. Every column is set, so leaving a state clears what it had. */
final class TransferColumns {
  private TransferColumns() {}

  /** The version is the one that will be stored. */
  static TransferRecord write(Transfer transfer, long version) {
    var row = header(transfer.header());
    row.setVersion(version);
    row.setState(Words.of(transfer.state()));
    switch (transfer) {
      case Transfer.AwaitingApproval _, Transfer.Requested _ -> {
        // Has no columns of its own.
      }
      case Transfer.NotSent(_, var givenUpAt) -> row.setGivenUpAt(givenUpAt);
      case Transfer.Cancelled(_, var cancelledAt) -> row.setCancelledAt(cancelledAt);
      case Transfer.Declined(_, Rejection(var reason, _), var declinedAt) -> {
        row.setRejection(Words.of(reason));
        row.setDeclinedAt(declinedAt);
      }
      case Transfer.Rejected(_, Rejection(var reason, var code), var rejectedAt) -> {
        row.setRejection(Words.of(reason));
        row.setRejectionCode(code);
        row.setRejectedAt(rejectedAt);
      }
      case Transfer.Submitted submitted -> sent(row, submitted);
      case Transfer.Completed completed -> {
        sent(row, completed);
        row.setCompletedAt(completed.completedAt());
      }
      case Transfer.Failed failed -> {
        sent(row, failed);
        row.setFailedAt(failed.failedAt());
      }
    }
    row.touched(true);
    return row;
  }

  private static TransferRecord header(Transfer.Header header) {
    var order = header.order();
    var asset = order.amount().asset();
    var row = new TransferRecord();
    row.setTenantId(header.tenant());
    row.setId(header.id());
    row.setCustomerId(header.customer());
    row.setWalletId(order.wallet());
    row.setChain(asset.chain());
    row.setSymbol(asset.symbol());
    row.setDecimals((short) asset.decimals());
    row.setUnits(order.amount().units());
    row.setReceivingAddress(order.to().text());
    row.setCanonicalAddress(order.to().canonical());
    row.setReference(header.reference().value());
    row.setQuoteId(header.quote());
    row.setOperationId(header.operation());
    row.setTries(header.tries());
    row.setPlannedAt(header.plannedAt());
    var approval = header.approval();
    row.setApprovalHands(Hands.written(approval == null ? Set.of() : approval.hands()));
    if (approval != null) {
      row.setApprovalOrderedBy(approval.orderedBy());
      row.setApprovalDueAt(approval.dueAt());
      row.setApprovalGivenBy(approval.givenBy());
    }
    row.setCreatedAt(header.createdAt());
    row.setUpdatedAt(header.updatedAt());
    return row;
  }

  private static void sent(TransferRecord row, Transfer.Sent transfer) {
    var sent = transfer.sent();
    var fees = sent.fees();
    row.setProviderTransactionId(sent.transactionId());
    row.setChainHash(sent.chainHash());
    if (fees != null) {
      row.setFeeTotal(fees.total());
      row.setFeePlatform(fees.platform());
      row.setFeeGasFunding(fees.gasFunding());
    }
    row.setSubmittedAt(transfer.submittedAt());
  }

  static Transfer read(TransferRecord row) {
    var header = header(row);
    return switch (Words.parse(TransferState.class, row.getState())) {
      case AWAITING_APPROVAL -> new Transfer.AwaitingApproval(header);
      case REQUESTED -> new Transfer.Requested(header);
      case NOT_SENT -> new Transfer.NotSent(header, row.getGivenUpAt());
      case CANCELLED -> new Transfer.Cancelled(header, row.getCancelledAt());
      case DECLINED ->
          new Transfer.Declined(
              header,
              Rejection.because(Words.parse(Rejection.Reason.class, row.getRejection())),
              row.getDeclinedAt());
      case REJECTED ->
          new Transfer.Rejected(
              header,
              new Rejection(
                  Words.parse(Rejection.Reason.class, row.getRejection()), row.getRejectionCode()),
              row.getRejectedAt());
      case SUBMITTED -> new Transfer.Submitted(header, sent(row), row.getSubmittedAt());
      case COMPLETED ->
          new Transfer.Completed(header, sent(row), row.getSubmittedAt(), row.getCompletedAt());
      case FAILED ->
          new Transfer.Failed(header, sent(row), row.getSubmittedAt(), row.getFailedAt());
    };
  }

  private static Transfer.Header header(TransferRecord row) {
    var asset = new Asset(row.getChain(), row.getSymbol(), row.getDecimals());
    return new Transfer.Header(
        row.getId(),
        row.getTenantId(),
        row.getCustomerId(),
        new Reference(row.getReference()),
        new TransferOrder(
            row.getWalletId(),
            new ReceivingAddress(row.getReceivingAddress()),
            new AssetAmount(row.getUnits(), asset)),
        row.getQuoteId(),
        row.getOperationId(),
        row.getTries(),
        row.getPlannedAt(),
        approval(row),
        row.getCreatedAt(),
        row.getUpdatedAt(),
        row.getVersion());
  }

  private static @Nullable Approval approval(TransferRecord row) {
    var orderedBy = row.getApprovalOrderedBy();
    return orderedBy == null
        ? null
        : new Approval(
            orderedBy,
            Hands.read(row.getApprovalHands()),
            row.getApprovalDueAt(),
            row.getApprovalGivenBy());
  }

  private static SentTransfer sent(TransferRecord row) {
    var total = row.getFeeTotal();
    return new SentTransfer(
        row.getProviderTransactionId(),
        row.getChainHash(),
        total == null
            ? null
            : new SentTransfer.Fees(total, row.getFeePlatform(), row.getFeeGasFunding()));
  }
}
