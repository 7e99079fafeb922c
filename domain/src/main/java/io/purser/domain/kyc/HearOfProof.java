package io.purser.domain.kyc;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.Journal;
import java.time.Instant;

/**
 * Takes over what the provider says about a customer's proof of identity. Used inside the unit of
 * work in which that is learnt, by those who hold the customer's row.
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
      case Customer.Living living -> follow(living, report, by, at);
      case Customer.Deleted _ -> {
        // Nobody wants to know.
      }
    }
  }

  private void follow(Customer.Living customer, Report report, Initiator by, Instant at) {
    var now = verifications.getForUpdate(customer.header().tenant(), customer.id()).at(at);
    switch (now.reported(report, at)) {
      case Step.To(var next) -> changes.move(now, next, by, at);
      case Step.Contradicted _ -> changes.contradicted(now, report, by, at);
      case Step.Stays _, Step.NotPossible _ -> {
        // It is as it should be.
      }
    }
  }
}
