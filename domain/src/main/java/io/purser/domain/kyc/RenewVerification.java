package io.purser.domain.kyc;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.event.Journal;
import java.time.Instant;

/**
 * Has a customer verified anew who is called otherwise than was looked at. Used inside the unit of
 * work in which that changes, by those who hold the customer's row.
 */
public final class RenewVerification {
  private final Verifications verifications;
  private final VerificationChanges changes;

  public RenewVerification(Verifications verifications, Journal journal) {
    this.verifications = verifications;
    this.changes = new VerificationChanges(verifications, journal);
  }

  public void detailsChanged(Customer.Living customer, Initiator by, Instant at) {
    var now = verifications.getForUpdate(customer.header().tenant(), customer.id()).at(at);
    if (now.detailsChanged(at) instanceof Step.To(var next)) {
      changes.move(now, next, by, at);
    }
  }
}
