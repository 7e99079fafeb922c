package io.purser.domain.transfer.screening;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link DeniedDestinations} in memory. */
public final class InMemoryDeniedDestinations implements DeniedDestinations {
  private final InMemoryUnitOfWork work;
  private final Rows<DeniedDestinationId, Row> rows;

  public InMemoryDeniedDestinations(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
  }

  @Override
  public Denial deny(DeniedDestination denied) {
    work.require(denied.tenant(), "deniedDestinations.deny");
    rows.lockUnique(List.of(denied.tenant(), denied.destination()));
    return of(denied.tenant())
        .filter(other -> other.destination().equals(denied.destination()))
        .findFirst()
        .<Denial>map(other -> new Denial.DeniedAlready(other.id()))
        .orElseGet(
            () -> {
              rows.add(denied.id(), new Row(denied, true));
              return new Denial.Denied();
            });
  }

  @Override
  public boolean allow(TenantId tenant, DeniedDestinationId id, Instant at) {
    work.require(tenant, "deniedDestinations.allow");
    rows.lock(id);
    var found = get(tenant, id);
    found.ifPresent(denied -> rows.put(id, new Row(denied, false)));
    return found.isPresent();
  }

  @Override
  public Optional<DeniedDestination> get(TenantId tenant, DeniedDestinationId id) {
    work.require(tenant, "deniedDestinations.get");
    return of(tenant).filter(denied -> denied.id().equals(id)).findFirst();
  }

  @Override
  public Page<DeniedDestination> list(TenantId tenant, PageRequest page) {
    work.require(tenant, "deniedDestinations.list");
    return Pages.cut(
        of(tenant), page, denied -> new Position(denied.deniedAt(), denied.id().value()));
  }

  @Override
  public boolean denies(TenantId tenant, Destination destination) {
    work.require(tenant, "deniedDestinations.denies");
    return of(tenant).anyMatch(denied -> denied.destination().equals(destination));
  }

  private Stream<DeniedDestination> of(TenantId tenant) {
    return rows.all()
        .filter(Row::isDenied)
        .map(Row::denied)
        .filter(denied -> denied.tenant().equals(tenant));
  }

  private record Row(DeniedDestination denied, boolean isDenied) {}
}
