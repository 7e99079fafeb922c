package io.purser.domain.transfer.recipient;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Recipients} in memory. */
public final class InMemoryRecipients implements Recipients {
  private final InMemoryUnitOfWork work;
  private final Rows<RecipientId, Row> rows;

  public InMemoryRecipients(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Addition add(Recipient recipient) {
    work.require(recipient.tenant(), "recipients.add");
    rows.lockUnique(List.of(recipient.tenant(), recipient.customer(), recipient.address()));
    return of(recipient.tenant(), recipient.customer())
        .filter(other -> other.address().equals(recipient.address()))
        .findFirst()
        .<Addition>map(other -> new Addition.AddedAlready(other.id()))
        .orElseGet(
            () -> {
              rows.add(recipient.id(), new Row(recipient.withVersion(1), true));
              return new Addition.Added();
            });
  }

  @Override
  public void save(Recipient recipient) {
    work.require(recipient.tenant(), "recipients.save");
    var stored = getForUpdate(recipient.tenant(), recipient.id());
    if (stored.isEmpty() || stored.get().version() != recipient.version()) {
      throw new StaleAggregate(recipient.id().value());
    }
    rows.put(recipient.id(), new Row(recipient.withVersion(recipient.version() + 1), true));
  }

  @Override
  public boolean remove(TenantId tenant, RecipientId id) {
    work.require(tenant, "recipients.remove");
    var found = getForUpdate(tenant, id);
    found.ifPresent(recipient -> rows.put(id, new Row(recipient, false)));
    return found.isPresent();
  }

  @Override
  public void removeAllOf(TenantId tenant, CustomerId customer) {
    work.require(tenant, "recipients.removeAllOf");
    of(tenant, customer).forEach(recipient -> remove(tenant, recipient.id()));
  }

  @Override
  public Optional<Recipient> get(TenantId tenant, RecipientId id) {
    work.require(tenant, "recipients.get");
    return rows.get(id)
        .filter(Row::isThere)
        .map(Row::recipient)
        .filter(recipient -> recipient.tenant().equals(tenant));
  }

  @Override
  public Optional<Recipient> getForUpdate(TenantId tenant, RecipientId id) {
    work.require(tenant, "recipients.getForUpdate");
    rows.lock(id);
    return get(tenant, id);
  }

  @Override
  public Page<Recipient> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "recipients.list");
    return Pages.cut(
        of(tenant, customer),
        page,
        recipient -> new Position(recipient.createdAt(), recipient.id().value()));
  }

  private Stream<Recipient> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(Row::isThere)
        .map(Row::recipient)
        .filter(recipient -> recipient.tenant().equals(tenant))
        .filter(recipient -> recipient.customer().equals(customer));
  }

  private record Row(Recipient recipient, boolean isThere) {}
}
