package io.purser.domain.access.confirmation;

import io.purser.domain.access.OneTimeToken;
import io.purser.domain.access.OneTimeTokens;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Takes a service's word that a customer confirmed one request. Inside a unit of work. */
public final class MintConfirmation {
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Confirmations confirmations;
  private final Customers customers;
  private final OneTimeTokens tokens;
  private final Journal journal;
  private final Ids ids;
  private final InstantSource clock;
  private final Duration lifetime;

  public MintConfirmation(
      Confirmations confirmations,
      Customers customers,
      OneTimeTokens tokens,
      Journal journal,
      Ids ids,
      InstantSource clock,
      Duration lifetime) {
    if (!lifetime.isPositive() || lifetime.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "purser.security.confirmation-lifetime must be more than nothing and at most " + LONGEST);
    }
    this.confirmations = confirmations;
    this.customers = customers;
    this.tokens = tokens;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /**
   * @param requestHash the keyed hash of the request that is confirmed
   */
  public Result handle(TenantId tenant, CustomerId customer, String requestHash, Initiator by) {
    var found = customers.getForShare(tenant, customer);
    if (found.isEmpty()) {
      return new Result.Refused(new CustomerRefusal.NoSuchCustomer());
    }
    if (found.get() instanceof Customer.Deleted) {
      return new Result.Refused(new CustomerRefusal.CustomerDeleted(customer));
    }
    var now = clock.instant();
    var token = tokens.next(OneTimeTokens.Kind.CONFIRMATION);
    var confirmation =
        new Confirmation(
            ConfirmationId.next(ids),
            tenant,
            customer,
            token.hash(),
            requestHash,
            now,
            now.plus(lifetime),
            null);
    confirmations.add(confirmation);
    journal.note(
        by, tenant, "confirmation.minted", confirmation.id().value(), customer, List.of(), now);
    return new Result.Minted(confirmation, token);
  }

  /** What came of it. */
  public sealed interface Result {
    /** The token is not kept and cannot be had again. */
    record Minted(Confirmation confirmation, OneTimeToken token) implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
