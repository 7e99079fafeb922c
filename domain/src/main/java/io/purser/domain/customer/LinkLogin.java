package io.purser.domain.customer;

import io.purser.domain.access.Logins;
import io.purser.domain.audit.Initiator;
import io.purser.domain.event.Journal;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says which subject of an issuer a customer logs in as. A subject is one customer for as long as
 * that lives; a customer may have several subjects. Never decided by e-mail, which its owner can
 * change. Used inside a unit of work.
 */
public final class LinkLogin {
  private final Customers customers;
  private final Logins logins;
  private final Journal journal;
  private final InstantSource clock;

  public LinkLogin(Customers customers, Logins logins, Journal journal, InstantSource clock) {
    this.customers = customers;
    this.logins = logins;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Empty when it is done; linking the same again is fine.
   *
   * @param hands the {@linkplain io.purser.domain.access.Caller#hands hands} of whoever says so
   */
  public Optional<CustomerRefusal> handle(
      TenantId tenant,
      CustomerId id,
      String issuer,
      String subject,
      Set<String> hands,
      Initiator by) {
    var customer = customers.getForShare(tenant, id);
    if (customer.isEmpty()) {
      return Optional.of(new CustomerRefusal.NoSuchCustomer());
    }
    if (customer.get() instanceof Customer.Deleted) {
      return Optional.of(new CustomerRefusal.CustomerDeleted(id));
    }
    if (logins.customerOf(tenant, issuer, subject).filter(id::equals).isPresent()) {
      return Optional.empty();
    }
    if (!logins.bind(tenant, issuer, subject, id, hands)) {
      return Optional.of(new CustomerRefusal.LoginTaken());
    }
    journal.record(
        by,
        tenant,
        "customer.login_linked",
        id.value(),
        id,
        Map.of("issuer", issuer),
        clock.instant());
    return Optional.empty();
  }
}
