package io.purser.domain.kyc;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link TermsAcceptances} in memory. */
public final class InMemoryTermsAcceptances implements TermsAcceptances {
  private final InMemoryUnitOfWork work;
  private final Rows<Key, TermsAcceptance> rows;

  public InMemoryTermsAcceptances(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  private record Key(TenantId tenant, CustomerId customer, String version) {}

  @Override
  public boolean add(TermsAcceptance acceptance) {
    work.require(acceptance.tenant(), "termsAcceptances.add");
    var key = new Key(acceptance.tenant(), acceptance.customer(), acceptance.version());
    if (rows.lock(key).isPresent()) {
      return false;
    }
    rows.put(key, acceptance);
    return true;
  }

  @Override
  public Optional<TermsAcceptance> get(TenantId tenant, CustomerId customer, String version) {
    work.require(tenant, "termsAcceptances.get");
    return rows.get(new Key(tenant, customer, version));
  }

  @Override
  public Optional<TermsAcceptance> newest(TenantId tenant, CustomerId customer) {
    work.require(tenant, "termsAcceptances.newest");
    return of(tenant, customer)
        .max(comparing(TermsAcceptance::acceptedAt).thenComparing(TermsAcceptance::version));
  }

  @Override
  public Page<TermsAcceptance> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "termsAcceptances.list");
    return Pages.cut(
        of(tenant, customer),
        page,
        acceptance -> new Position(acceptance.acceptedAt(), acceptance.version()));
  }

  private Stream<TermsAcceptance> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(acceptance -> acceptance.tenant().equals(tenant))
        .filter(acceptance -> acceptance.customer().equals(customer));
  }
}
