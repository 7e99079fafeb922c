package io.purser.domain.kyc;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Lets an operator say who a customer is, also of one who is suspended. What was looked at is kept.
 * Used inside a unit of work.
 */
public final class DecideIdentity {
  private final Customers customers;
  private final Verifications verifications;
  private final VerificationChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public DecideIdentity(
      Customers customers,
      Verifications verifications,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.verifications = verifications;
    this.changes = new VerificationChanges(verifications, journal);
    this.ids = ids;
    this.clock = clock;
  }

  public Result handle(TenantId tenant, CustomerId id, Decision decision, Initiator by) {
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Living living -> decide(living, decision, by);
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(() -> refused(new CustomerRefusal.NoSuchCustomer()));
  }

  private Result decide(Customer.Living customer, Decision decision, Initiator by) {
    var at = clock.instant();
    if (decision instanceof Decision.Approve(_, var end) && end != null && !end.isAfter(at)) {
      return new Result.Refused(new KycRefusal.ExpiresTooSoon());
    }
    var now = verifications.getForUpdate(customer.header().tenant(), customer.id()).at(at);
    return switch (now.decided(decision, at)) {
      case Step.To(var next) -> {
        keep(decision, customer, at);
        changes.move(now, next, by, at);
        yield new Result.Done(customer);
      }
      case Step.Stays _, Step.Contradicted _ -> new Result.Done(customer);
      case Step.NotPossible _ ->
          new Result.Refused(new KycRefusal.NothingApproved(VerificationState.of(now)));
    };
  }

  private void keep(Decision decision, Customer.Living customer, Instant at) {
    switch (decision) {
      case Decision.Approve(var evidence, _) -> keep(evidence, customer, at);
      case Decision.Reject(var evidence, _, _) -> keep(evidence, customer, at);
      case Decision.VerifyAnew _ -> {
        // Nothing was looked at.
      }
    }
  }

  private void keep(Evidence evidence, Customer.Living customer, Instant at) {
    verifications.keep(
        new SeenEvidence(
            EvidenceId.next(ids), customer.header().tenant(), customer.id(), evidence, at));
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(new KycRefusal.OfCustomer(why));
  }

  /** What came of it. */
  public sealed interface Result {
    /** It is as it was decided, whether something had to change for that or not. */
    record Done(Customer customer) implements Result {}

    record Refused(KycRefusal why) implements Result {}
  }
}
