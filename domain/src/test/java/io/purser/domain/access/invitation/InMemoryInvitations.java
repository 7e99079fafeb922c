package io.purser.domain.access.invitation;

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

/** {@link Invitations} in memory. */
public final class InMemoryInvitations implements Invitations {
  private final InMemoryUnitOfWork work;
  private final Rows<InvitationId, Invitation> rows;

  public InMemoryInvitations(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Invitation invitation) {
    work.require(invitation.header().tenant(), "invitations.add");
    rows.add(invitation.id(), invitation);
  }

  @Override
  public Optional<Invitation> lock(TenantId tenant, CustomerId customer, InvitationId id) {
    work.require(tenant, "invitations.lock");
    return of(tenant, customer)
        .filter(row -> row.id().equals(id))
        .findFirst()
        .flatMap(row -> rows.lock(row.id()));
  }

  @Override
  public Optional<Invitation> lockByToken(TenantId tenant, String tokenHash) {
    work.require(tenant, "invitations.lockByToken");
    return rows.all()
        .filter(row -> row.header().tenant().equals(tenant) && row.tokenHash().equals(tokenHash))
        .findFirst()
        .flatMap(row -> rows.lock(row.id()));
  }

  @Override
  public Invitation save(Invitation invitation) {
    work.require(invitation.header().tenant(), "invitations.save");
    var stored = rows.lock(invitation.id()).orElseThrow();
    if (stored.header().version() != invitation.header().version()) {
      throw new StaleAggregate(invitation.id().value());
    }
    rows.put(invitation.id(), invitation.saved());
    return invitation.saved();
  }

  @Override
  public Page<Invitation> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "invitations.list");
    return Pages.cut(
        of(tenant, customer),
        page,
        row -> new Position(row.header().createdAt(), row.id().value()));
  }

  private Stream<Invitation> of(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(row -> row.header().tenant().equals(tenant))
        .filter(row -> row.header().customer().equals(customer));
  }
}
