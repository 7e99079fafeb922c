package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Shareholders} in memory. */
public final class InMemoryShareholders implements Shareholders {
  private final InMemoryUnitOfWork work;
  private final Rows<ShareholderId, Row> rows;

  public InMemoryShareholders(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Shareholder shareholder) {
    work.require(shareholder.tenant(), "shareholders.add");
    rows.add(shareholder.id(), new Row(shareholder.withVersion(1), true));
  }

  @Override
  public void save(Shareholder shareholder) {
    work.require(shareholder.tenant(), "shareholders.save");
    rows.lock(shareholder.id());
    var stored = get(shareholder.tenant(), shareholder.id());
    if (stored.isEmpty() || stored.get().version() != shareholder.version()) {
      throw new StaleAggregate(shareholder.id().value());
    }
    rows.put(shareholder.id(), new Row(shareholder.withVersion(shareholder.version() + 1), true));
  }

  @Override
  public void remove(TenantId tenant, ShareholderId id) {
    work.require(tenant, "shareholders.remove");
    rows.lock(id);
    get(tenant, id).ifPresent(found -> rows.put(id, new Row(found, false)));
  }

  @Override
  public void removeAllOf(TenantId tenant, CustomerId customer) {
    work.require(tenant, "shareholders.removeAllOf");
    of(tenant, customer).forEach(found -> remove(tenant, found.id()));
  }

  @Override
  public Optional<Shareholder> get(TenantId tenant, ShareholderId id) {
    work.require(tenant, "shareholders.get");
    return rows.get(id)
        .filter(Row::isThere)
        .map(Row::shareholder)
        .filter(found -> found.tenant().equals(tenant));
  }

  @Override
  public Page<Shareholder> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "shareholders.list");
    return Pages.cut(
        of(tenant, customer), page, found -> new Position(found.createdAt(), found.id().value()));
  }

  @Override
  public boolean areThereOf(TenantId tenant, CustomerId customer) {
    work.require(tenant, "shareholders.areThereOf");
    return of(tenant, customer).findAny().isPresent();
  }

  private Stream<Shareholder> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(Row::isThere)
        .map(Row::shareholder)
        .filter(found -> found.tenant().equals(tenant))
        .filter(found -> found.customer().equals(customer));
  }

  private record Row(Shareholder shareholder, boolean isThere) {}
}
