package io.purser.domain.access;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Optional;

/** {@link Logins} in memory. */
public final class InMemoryLogins implements Logins {
  private final InMemoryUnitOfWork work;
  private final Rows<Login, CustomerId> rows;

  public InMemoryLogins(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<CustomerId> customerOf(TenantId tenant, String issuer, String subject) {
    work.require(tenant, "logins.customerOf");
    return rows.get(new Login(tenant, issuer, subject));
  }

  @Override
  public boolean bind(TenantId tenant, String issuer, String subject, CustomerId customer) {
    work.require(tenant, "logins.bind");
    var login = new Login(tenant, issuer, subject);
    var bound = rows.lock(login);
    if (bound.isEmpty()) {
      rows.put(login, customer);
    }
    return bound.isEmpty() || bound.get().equals(customer);
  }

  private record Login(TenantId tenant, String issuer, String subject) {}
}
