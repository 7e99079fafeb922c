package io.purser.domain.transfer;

import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import io.purser.domain.wallet.History;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds a transfer that was sent among what the provider reports. */
final class SentBefore {
  /** How much the provider's clock may be behind ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private SentBefore() {}

  static Sighting<TransferEffect> in(
      History history, TransferSending.Request request, @Nullable Instant firstSentAt) {
    return switch (history) {
      case History.Read read -> in(read, request, firstSentAt);
      case History.UnknownCustomer _ ->
          new Sighting.Refused<>(Rejection.because(Reason.CUSTOMER_UNKNOWN_TO_PROVIDER));
      case History.Unavailable(var why, var retryAfter) -> new Sighting.Unclear<>(why, retryAfter);
    };
  }

  private static Sighting<TransferEffect> in(
      History.Read read, TransferSending.Request request, @Nullable Instant firstSentAt) {
    var like =
        read.transactions().stream()
            .filter(report -> isLike(report, request))
            .filter(report -> !request.notOurs().contains(report.id()))
            .filter(report -> !isFromBefore(report, firstSentAt))
            .toList();
    if (like.size() > 1) {
      return new Sighting.Unclear<>(
          like.size() + " withdrawals could be this transfer", Duration.ZERO);
    }
    if (like.isEmpty()) {
      // One of the rows that could not be read may be the one.
      return read.unreadable() == 0
          ? new Sighting.Absent<>()
          : new Sighting.Unclear<>(
              read.unreadable() + " transactions could not be read", Duration.ZERO);
    }
    var found = like.getFirst();
    return new Sighting.Present<>(
        new TransferEffect(
            new SentTransfer(found.id(), found.chainHash(), null), found.progress(), null));
  }

  private static boolean isLike(ReportedTransaction report, TransferSending.Request request) {
    return report.direction() == Direction.WITHDRAWAL
        && report.amount().equals(request.order().amount())
        && report.counterparty() != null
        && request.order().to().isSameAs(report.counterparty())
        && (report.walletId() == null || report.walletId().equals(request.from().provider().id()));
  }

  private static boolean isFromBefore(ReportedTransaction report, @Nullable Instant firstSentAt) {
    return firstSentAt != null
        && report.at() != null
        && report.at().isBefore(firstSentAt.minus(SKEW));
  }
}
