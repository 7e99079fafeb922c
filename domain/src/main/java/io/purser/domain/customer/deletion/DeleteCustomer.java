package io.purser.domain.customer.deletion;

import io.purser.domain.access.Logins;
import io.purser.domain.audit.Initiator;
import io.purser.domain.audit.MemberChange;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.CustomerState;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.kyc.ForgetIdentity;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.recipient.Recipients;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * Ends a customer's account with us, for good, once nothing of it is open. The provider is not
 * told, since it deletes nobody. May be repeated without effect. Used inside a unit of work.
 */
public final class DeleteCustomer {
  private final Customers customers;
  private final Obstacles obstacles;
  private final Logins logins;
  private final ForgetIdentity forgetIdentity;
  private final Recipients recipients;
  private final Journal journal;
  private final InstantSource clock;

  public DeleteCustomer(
      Customers customers,
      Obstacles obstacles,
      Logins logins,
      ForgetIdentity forgetIdentity,
      Recipients recipients,
      Journal journal,
      InstantSource clock) {
    this.customers = customers;
    this.obstacles = obstacles;
    this.logins = logins;
    this.forgetIdentity = forgetIdentity;
    this.recipients = recipients;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * @param expected whether this is a version that the caller knows
   */
  public Result handle(TenantId tenant, CustomerId id, LongPredicate expected, Initiator by) {
    // Whoever begins anything for the customer has its row as well, before or after us.
    return customers
        .getForUpdate(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Living living -> delete(living, expected, by);
                  case Customer.Deleted _ -> new Result.Done();
                })
        .orElseGet(() -> new Result.Refused(new CustomerRefusal.NoSuchCustomer()));
  }

  private Result delete(Customer.Living customer, LongPredicate expected, Initiator by) {
    if (!expected.test(customer.header().version())) {
      return new Result.OtherVersion();
    }
    var tenant = customer.header().tenant();
    var found = obstacles.of(tenant, customer.id());
    if (!found.isEmpty()) {
      return new Result.Kept(customer.id(), found);
    }
    var at = clock.instant();
    customers.save(customer.delete(at));
    logins.end(tenant, customer.id());
    forgetIdentity.of(tenant, customer.id());
    recipients.removeAllOf(tenant, customer.id());
    journal.record(
        by,
        tenant,
        "customer.deleted",
        customer.id().value(),
        customer.id(),
        Map.of(),
        List.of(MemberChange.of("state", CustomerState.of(customer), CustomerState.DELETED)),
        at);
    return new Result.Done();
  }

  /** What came of it. */
  public sealed interface Result {
    /** The customer is deleted, whether it had to be done for that or not. */
    record Done() implements Result {}

    /** Somebody has changed it since the caller looked. */
    record OtherVersion() implements Result {}

    /** Nothing has changed, since something has to come to its end first. */
    record Kept(CustomerId customer, List<Obstacle> obstacles) implements Result {
      public Kept {
        obstacles = List.copyOf(obstacles);
      }
    }

    record Refused(CustomerRefusal why) implements Result {}
  }
}
