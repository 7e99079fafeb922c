package io.purser.domain.kyc;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes that a customer has accepted the tenant's terms. A version is accepted once; more of it is
 * fine and changes nothing. Used inside a unit of work.
 */
public final class AcceptTerms {
  private final Customers customers;
  private final TermsAcceptances acceptances;
  private final Journal journal;
  private final InstantSource clock;

  public AcceptTerms(
      Customers customers, TermsAcceptances acceptances, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.acceptances = acceptances;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * For the tenant, which may note what a suspended customer has accepted before.
   *
   * @param acceptedAt when it was, which is not to come; null for now
   */
  public Result byTenant(
      TenantId tenant, CustomerId id, String version, @Nullable Instant acceptedAt, Initiator by) {
    return customers
        .getForShare(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Living living -> accept(living, version, acceptedAt, by);
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(() -> refused(new CustomerRefusal.NoSuchCustomer()));
  }

  /** For customers themselves, who accept it now, and nothing while they are suspended. */
  public Result byThemselves(TenantId tenant, CustomerId id, String version, Initiator by) {
    return customers
        .getForShare(tenant, id)
        .map(
            customer ->
                switch (customer) {
                  case Customer.Active active -> accept(active, version, null, by);
                  case Customer.Suspended _ -> refused(new CustomerRefusal.CustomerSuspended(id));
                  case Customer.Deleted _ -> refused(new CustomerRefusal.CustomerDeleted(id));
                })
        .orElseGet(() -> refused(new CustomerRefusal.NoSuchCustomer()));
  }

  private Result accept(
      Customer.Living customer, String version, @Nullable Instant acceptedAt, Initiator by) {
    var tenant = customer.header().tenant();
    var now = clock.instant();
    var acceptance =
        new TermsAcceptance(tenant, customer.id(), version, acceptedAt == null ? now : acceptedAt);
    if (!acceptances.add(acceptance)) {
      return new Result.Known(acceptances.get(tenant, customer.id(), version).orElseThrow());
    }
    journal.record(
        by,
        tenant,
        "kyc.terms_accepted",
        customer.id().value(),
        customer.id(),
        Map.of("version", version),
        now);
    return new Result.Accepted(acceptance);
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    record Accepted(TermsAcceptance acceptance) implements Result {}

    /** It was accepted before. */
    record Known(TermsAcceptance acceptance) implements Result {}

    record Refused(CustomerRefusal why) implements Result {}
  }
}
