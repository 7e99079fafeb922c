package io.purser.domain.kyc;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.Journal;
import java.time.Instant;

/**
 * Takes over what the provider says about a customer's proof of identity, and what was found where
 * they were verified before. Used inside the unit of work in which that is learnt, by those who
 * hold the customer's row.
 */
public final class HearOfProof {
  private final Verifications verifications;
  private final VerificationChanges changes;

  public HearOfProof(Verifications verifications, Journal journal) {
    this.verifications = verifications;
    this.changes = new VerificationChanges(verifications, journal);
  }

  /**
   * Of one who was deleted nothing is verified any more.
   *
   * @param by who had the provider asked, or the provider itself
   */
  public void handle(Customer customer, Report report, Initiator by, Instant at) {
    switch (customer) {
      case Customer.Living living -> {
        var now = now(living, at);
        take(now, now.reported(report, at), Verifier.PROVIDER, report.name(), by, at);
      }
      case Customer.Deleted _ -> {
        // Nobody wants to know.
      }
    }
  }

  /** The same for what was found elsewhere. */
  public void handle(Customer customer, Finding finding, Initiator by, Instant at) {
    switch (customer) {
      case Customer.Living living -> {
        var now = now(living, at);
        take(now, now.imported(finding, at), Verifier.IMPORT, wordOf(finding), by, at);
      }
      case Customer.Deleted _ -> {
        // Nobody wants to know.
      }
    }
  }

  private Verification now(Customer.Living customer, Instant at) {
    return verifications.getForUpdate(customer.header().tenant(), customer.id()).at(at);
  }

  private void take(
      Verification now, Step step, Verifier other, String reported, Initiator by, Instant at) {
    switch (step) {
      case Step.To(var next) -> changes.move(now, next, by, at);
      case Step.Contradicted _ -> changes.contradicted(now, other, reported, by, at);
      case Step.Stays _, Step.NotPossible _ -> {
        // It is as it should be.
      }
    }
  }

  private static String wordOf(Finding finding) {
    return switch (finding) {
      case Finding.Approved _ -> "APPROVED";
      case Finding.UnderReview _ -> "UNDER_REVIEW";
      case Finding.Incomplete _ -> "INCOMPLETE";
      case Finding.Rejected _ -> "REJECTED";
    };
  }
}
