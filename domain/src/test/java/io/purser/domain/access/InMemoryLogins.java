package io.purser.domain.access;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.InMemoryIdempotencyRecords;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Optional;
import java.util.Set;

/** {@link Logins} in memory. */
public final class InMemoryLogins implements Logins {
  private final InMemoryUnitOfWork work;
  private final InMemoryIdempotencyRecords records;
  private final Rows<Login, Bound> rows;

  public InMemoryLogins(InMemoryUnitOfWork work, InMemoryIdempotencyRecords records) {
    this.work = work;
    this.records = records;
    this.rows = new Rows<>(work);
  }

  @Override
  public Optional<Link> find(TenantId tenant, String issuer, String subject) {
    work.require(tenant, "logins.find");
    return rows.get(new Login(tenant, issuer, subject)).flatMap(Bound::to);
  }

  @Override
  public void end(TenantId tenant, CustomerId customer) {
    work.require(tenant, "logins.end");
    rows.all()
        .filter(bound -> bound.login.tenant.equals(tenant))
        .filter(bound -> bound.to.map(Link::customer).filter(customer::equals).isPresent())
        .forEach(
            bound -> {
              rows.put(bound.login, new Bound(bound.login, Optional.empty()));
              records.forget(
                  tenant, Caller.EndUser.principalOf(bound.login.issuer, bound.login.subject));
            });
  }

  @Override
  public boolean bind(
      TenantId tenant, String issuer, String subject, CustomerId customer, Set<String> by) {
    work.require(tenant, "logins.bind");
    var login = new Login(tenant, issuer, subject);
    var bound = rows.lock(login).flatMap(Bound::to);
    if (bound.isEmpty()) {
      rows.put(login, new Bound(login, Optional.of(new Link(customer, by))));
    }
    return bound.isEmpty() || bound.get().customer().equals(customer);
  }

  private record Login(TenantId tenant, String issuer, String subject) {}

  private record Bound(Login login, Optional<Link> to) {}
}
