package io.purser.domain.card.onboarding;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.onboarding.CardOnboarding.Known;
import io.purser.domain.customer.Customer;
import io.purser.domain.kyc.HearOfProof;
import io.purser.domain.kyc.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes on what is learnt on the way to a card about who the customer is. Used inside the unit of
 * work that saves it, by those who hold the customer's row.
 */
final class ProofOfIdentity {
  private final HearOfProof hearOfProof;

  ProofOfIdentity(HearOfProof hearOfProof) {
    this.hearOfProof = hearOfProof;
  }

  /** Says nothing of what was known before. */
  void learnt(
      Customer customer, CardOnboarding before, CardOnboarding after, Initiator by, Instant at) {
    var report = reportOf(after);
    if (!report.equals(reportOf(before))) {
      report.ifPresent(it -> hearOfProof.handle(customer, it, by, at));
    }
  }

  /** The same of one of whom nothing was known. */
  void learnt(Customer customer, Known found, Initiator by, Instant at) {
    reportOf(found).ifPresent(it -> hearOfProof.handle(customer, it, by, at));
  }

  private static Optional<Report> reportOf(CardOnboarding onboarding) {
    return switch (onboarding) {
      case CardOnboarding.Requested _, CardOnboarding.Declined _ -> Optional.empty();
      case Known known -> reportOf(known.cardholder().progress());
    };
  }

  /** Who was led to the page where identity is proved has begun, though it does not say so. */
  private static Optional<Report> reportOf(Progress progress) {
    return switch (progress.kyc()) {
      case NOT_STARTED ->
          progress.kycLinkAt() == null ? Optional.empty() : Optional.of(Report.BEGUN);
      case IN_REVIEW -> Optional.of(Report.UNDER_REVIEW);
      case RESUBMISSION -> Optional.of(Report.TO_BE_HANDED_IN_AGAIN);
      case APPROVED -> Optional.of(Report.APPROVED);
      case REJECTED -> Optional.of(Report.REJECTED);
      case EXPIRED -> Optional.of(Report.NOT_FINISHED_IN_TIME);
    };
  }
}
