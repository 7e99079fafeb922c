package io.purser.domain.card;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Cards} in memory. */
public final class InMemoryCards implements Cards {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final Rows<CardId, Card> rows;

  public InMemoryCards(InMemoryUnitOfWork work, InMemoryTenants tenants) {
    this.work = work;
    this.tenants = tenants;
    this.rows = new Rows<>(work);
  }

  @Override
  public void add(Card.Requested card) {
    var header = card.header();
    work.require(header.tenant(), "cards.add");
    rows.lockUnique(List.of(header.tenant(), header.customer()));
    allOf(header.tenant(), header.customer())
        .filter(Card.Requested.class::isInstance)
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is requested already");
            });
    rows.add(card.id(), card.withVersion(1));
  }

  @Override
  public void adopt(Card.Issued card) {
    var header = card.header();
    work.require(header.tenant(), "cards.adopt");
    requireTheOnlyOne(card);
    rows.add(card.id(), card.withVersion(1));
  }

  @Override
  public void save(Card card) {
    var header = card.header();
    work.require(header.tenant(), "cards.save");
    var stored = rows.lock(card.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(card.id().value());
    }
    if (card instanceof Card.Issued issued) {
      requireTheOnlyOne(issued);
    }
    rows.put(card.id(), card.withVersion(header.version() + 1));
  }

  private void requireTheOnlyOne(Card.Issued card) {
    var account = tenants.accountOf(card.header().tenant());
    rows.lockUnique(List.of(account, card.provider().id()));
    rows.all()
        .filter(other -> !other.id().equals(card.id()))
        .filter(other -> tenants.accountOf(other.header().tenant()).equals(account))
        .filter(
            other ->
                other instanceof Card.Issued issued
                    && issued.provider().id().equals(card.provider().id()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is the same card");
            });
  }

  @Override
  public Optional<Card> get(TenantId tenant, CardId id) {
    work.require(tenant, "cards.get");
    return rows.get(id).filter(card -> card.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Card> getForUpdate(TenantId tenant, CardId id) {
    work.require(tenant, "cards.getForUpdate");
    return rows.lock(id).filter(card -> card.header().tenant().equals(tenant));
  }

  @Override
  public List<Card> of(TenantId tenant, CustomerId customer) {
    work.require(tenant, "cards.of");
    return allOf(tenant, customer)
        .filter(card -> !(card instanceof Card.Failed))
        .sorted(
            comparing((Card card) -> card.header().createdAt())
                .thenComparing(card -> card.id().value())
                .reversed())
        .toList();
  }

  @Override
  public Page<Card> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "cards.list");
    return Pages.cut(
        allOf(tenant, customer),
        page,
        card -> new Position(card.header().createdAt(), card.id().value()));
  }

  /** Every card of every tenant, for assertions. */
  public List<Card> all() {
    return rows.committed();
  }

  private Stream<Card> allOf(TenantId tenant, CustomerId customer) {
    return rows.all()
        .filter(card -> card.header().tenant().equals(tenant))
        .filter(card -> card.header().customer().equals(customer));
  }
}
