package io.purser.persistence.kyc;

import io.purser.domain.kyc.Decision.Finality;
import io.purser.domain.kyc.Reason;
import io.purser.domain.kyc.Verification;
import io.purser.domain.kyc.Verification.Ruling;
import io.purser.domain.kyc.VerificationState;
import io.purser.domain.kyc.Verifier;
import io.purser.persistence.Words;
import io.purser.persistence.schema.tables.records.KycVerificationRecord;

/**
 * A verification as a row, and back. Every column is set, so leaving a state clears what it had.
 */
final class VerificationColumns {
  private VerificationColumns() {}

  /** The version is the one that will be stored. */
  static KycVerificationRecord write(Verification verification, long version) {
    var header = verification.header();
    var row = new KycVerificationRecord();
    row.setTenantId(header.tenant());
    row.setCustomerId(header.customer());
    row.setState(Words.of(VerificationState.of(verification)));
    row.setUpdatedAt(header.updatedAt());
    row.setVersion(version);
    switch (verification) {
      case Verification.NotStarted _ -> throw new IllegalArgumentException("nobody has begun");
      case Verification.Incomplete(_, var reason) -> row.setReason(Words.of(reason));
      case Verification.UnderReview _ -> {
        // Has no columns of its own.
      }
      case Verification.Approved(_, var ruling, var expiresAt) -> {
        write(ruling, row);
        row.setExpiresAt(expiresAt);
      }
      case Verification.Rejected(_, var ruling, var reason, var finality) -> {
        write(ruling, row);
        row.setReason(Words.of(reason));
        row.setRetryable(finality == Finality.RETRYABLE);
      }
      case Verification.PendingVerification(_, var former, var reason) -> {
        write(former, row);
        row.setReason(Words.of(reason));
      }
    }
    row.touched(true);
    return row;
  }

  private static void write(Ruling ruling, KycVerificationRecord row) {
    row.setVerifiedBy(Words.of(ruling.by()));
    row.setVerifiedAt(ruling.at());
  }

  static Verification read(KycVerificationRecord row) {
    var header =
        new Verification.Header(
            row.getTenantId(), row.getCustomerId(), row.getUpdatedAt(), row.getVersion());
    return switch (Words.parse(VerificationState.class, row.getState())) {
      case NOT_STARTED -> throw new IllegalStateException("a state that the schema does not have");
      case INCOMPLETE -> new Verification.Incomplete(header, reason(row));
      case UNDER_REVIEW -> new Verification.UnderReview(header);
      case APPROVED -> new Verification.Approved(header, ruling(row), row.getExpiresAt());
      case REJECTED ->
          new Verification.Rejected(
              header,
              ruling(row),
              reason(row),
              row.getRetryable() ? Finality.RETRYABLE : Finality.FINAL);
      case PENDING_VERIFICATION ->
          new Verification.PendingVerification(header, ruling(row), reason(row));
    };
  }

  private static Reason reason(KycVerificationRecord row) {
    return Words.parse(Reason.class, row.getReason());
  }

  private static Ruling ruling(KycVerificationRecord row) {
    return new Ruling(Words.parse(Verifier.class, row.getVerifiedBy()), row.getVerifiedAt());
  }
}
