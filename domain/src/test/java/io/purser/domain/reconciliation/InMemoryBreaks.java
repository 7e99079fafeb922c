package io.purser.domain.reconciliation;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Breaks} in memory. */
public final class InMemoryBreaks implements Breaks {
  private final InMemoryUnitOfWork work;
  private final Rows<BreakId, Break> rows;
  private final Rows<CustomerId, Instant> comparisons;

  public InMemoryBreaks(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.comparisons = new Rows<>(work);
  }

  @Override
  public void add(Break added) {
    var header = added.header();
    work.require(header.tenant(), "breaks.add");
    if (added instanceof Break.Open && openOf(header.tenant(), header.wallet()).isPresent()) {
      throw new IllegalStateException("the wallet has an open break");
    }
    rows.add(header.id(), withVersion(added, 1));
  }

  @Override
  public void save(Break changed) {
    var header = changed.header();
    work.require(header.tenant(), "breaks.save");
    var stored = getForUpdate(header.tenant(), header.id());
    if (stored.isEmpty() || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(header.id().value());
    }
    rows.put(header.id(), withVersion(changed, header.version() + 1));
  }

  @Override
  public Optional<Break> get(TenantId tenant, BreakId id) {
    work.require(tenant, "breaks.get");
    return rows.get(id).filter(found -> found.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Break> getForUpdate(TenantId tenant, BreakId id) {
    work.require(tenant, "breaks.getForUpdate");
    rows.lock(id);
    return get(tenant, id);
  }

  @Override
  public Optional<Break.Open> openOf(TenantId tenant, WalletId wallet) {
    work.require(tenant, "breaks.openOf");
    return of(tenant, wallet)
        .filter(Break.Open.class::isInstance)
        .map(Break.Open.class::cast)
        .findFirst()
        .flatMap(open -> getForUpdate(tenant, open.id()))
        .filter(Break.Open.class::isInstance)
        .map(Break.Open.class::cast);
  }

  @Override
  public Optional<Break.Closed> lastClosed(TenantId tenant, WalletId wallet) {
    work.require(tenant, "breaks.lastClosed");
    return of(tenant, wallet)
        .filter(Break.Closed.class::isInstance)
        .map(Break.Closed.class::cast)
        .max(
            Comparator.comparing(Break.Closed::closedAt)
                .thenComparing(closed -> closed.id().value()));
  }

  @Override
  public Page<Break> list(TenantId tenant, List<BreakFilter> filters, PageRequest page) {
    work.require(tenant, "breaks.list");
    return Pages.cut(
        rows.all()
            .filter(found -> found.header().tenant().equals(tenant))
            .filter(found -> filters.stream().allMatch(filter -> matches(found, filter))),
        page,
        found -> new Position(found.header().openedAt(), found.id().value()));
  }

  @Override
  public Optional<Instant> comparedAt(TenantId tenant, CustomerId customer) {
    work.require(tenant, "breaks.comparedAt");
    return comparisons.get(customer);
  }

  @Override
  public void compared(TenantId tenant, CustomerId customer, Instant at) {
    work.require(tenant, "breaks.compared");
    comparisons.put(customer, at);
  }

  private Stream<Break> of(TenantId tenant, WalletId wallet) {
    return rows.all()
        .filter(found -> found.header().tenant().equals(tenant))
        .filter(found -> found.header().wallet().equals(wallet));
  }

  private static boolean matches(Break found, BreakFilter filter) {
    return switch (filter) {
      case BreakFilter.OfCustomer(var customer) -> found.header().customer().equals(customer);
      case BreakFilter.InState(var state) -> found.state() == state;
      case BreakFilter.OfKind(var kind) -> found.kind() == kind;
    };
  }

  private static Break withVersion(Break of, long version) {
    var loaded = of.header();
    var header =
        new Break.Header(
            loaded.id(),
            loaded.tenant(),
            loaded.customer(),
            loaded.wallet(),
            loaded.openedAt(),
            version);
    return switch (of) {
      case Break.Open(_, var gap, var since, var alarmed, var owner) ->
          new Break.Open(header, gap, since, alarmed, owner);
      case Break.Explained(_, var gap, var owner, var transaction, var at) ->
          new Break.Explained(header, gap, owner, transaction, at);
      case Break.Closed(_, var gap, var owner, var evidence, var at) ->
          new Break.Closed(header, gap, owner, evidence, at);
    };
  }
}
