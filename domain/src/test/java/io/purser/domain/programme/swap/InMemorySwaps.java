package io.purser.domain.programme.swap;

import static java.util.Comparator.comparing;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link Swaps} in memory. */
public final class InMemorySwaps implements Swaps {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final InstantSource clock;
  private final Rows<SwapId, Swap> rows;
  private final Rows<SwapId, Instant> asked;

  public InMemorySwaps(InMemoryUnitOfWork work, InMemoryTenants tenants, InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.asked = new Rows<>(work);
  }

  @Override
  public void add(Swap.Requested swap) {
    var header = swap.header();
    work.require(header.tenant(), "swaps.add");
    rows.lockUnique(List.of(header.tenant(), header.reference()));
    if (byReference(header.tenant(), header.reference()).isPresent()) {
      throw new IllegalStateException("the reference is used");
    }
    requireNoOther(swap);
    rows.add(swap.id(), swap.withVersion(1));
  }

  private void requireNoOther(Swap.Requested swap) {
    var header = swap.header();
    rows.lockUnique(List.of(header.tenant(), header.order().amount()));
    requestedOf(header.tenant(), header.order().amount())
        .filter(other -> !other.id().equals(swap.id()))
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is requested already");
            });
  }

  @Override
  public void save(Swap swap) {
    var header = swap.header();
    work.require(header.tenant(), "swaps.save");
    var stored = rows.lock(swap.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(swap.id().value());
    }
    if (swap instanceof Swap.Requested requested) {
      requireNoOther(requested);
    }
    if (swap instanceof Swap.Accepted accepted) {
      requireTheOnlyOne(accepted);
    }
    rows.put(swap.id(), swap.withVersion(header.version() + 1));
  }

  private void requireTheOnlyOne(Swap.Accepted swap) {
    var account = tenants.accountOf(swap.header().tenant());
    rows.lockUnique(List.of(account, swap.terms().providerId()));
    known(account, swap.terms().providerId())
        .filter(other -> !other.id().equals(swap.id()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is the same swap");
            });
  }

  @Override
  public Optional<Swap> get(TenantId tenant, SwapId id) {
    work.require(tenant, "swaps.get");
    return rows.get(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Swap> getForUpdate(TenantId tenant, SwapId id) {
    work.require(tenant, "swaps.getForUpdate");
    return rows.lock(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Swap> byReference(TenantId tenant, Reference reference) {
    work.require(tenant, "swaps.byReference");
    return allOf(tenant).filter(row -> row.header().reference().equals(reference)).findFirst();
  }

  @Override
  public Optional<Swap.Requested> requestedOf(TenantId tenant, Money amount) {
    work.require(tenant, "swaps.requestedOf");
    return allOf(tenant)
        .filter(row -> row.header().order().amount().equals(amount))
        .filter(Swap.Requested.class::isInstance)
        .map(Swap.Requested.class::cast)
        .findFirst();
  }

  @Override
  public Money notIn(TenantId tenant, Instant readAt) {
    work.require(tenant, "swaps.notIn");
    return allOf(tenant)
        .filter(
            row ->
                switch (row) {
                  case Swap.Requested _ -> true;
                  case Swap.Submitted submitted -> !submitted.acceptedAt().isBefore(readAt);
                  case Swap.Completed completed -> !completed.acceptedAt().isBefore(readAt);
                  case Swap.NotSent _, Swap.Refused _, Swap.Failed _ -> false;
                })
        .map(row -> row.header().order().amount())
        .reduce(Money.zero(Money.USD), Money::plus);
  }

  @Override
  public Page<Swap> list(TenantId tenant, PageRequest page) {
    work.require(tenant, "swaps.list");
    return Pages.cut(
        allOf(tenant), page, row -> new Position(row.header().createdAt(), row.id().value()));
  }

  @Override
  public Optional<Whose> ownerOf(ProviderAccountId account, String providerId) {
    return work.alone(
        "swaps.ownerOf", () -> known(account, providerId).findFirst().map(InMemorySwaps::whose));
  }

  @Override
  public List<Whose> requestedAt(ProviderAccountId account) {
    return work.alone(
        "swaps.requestedAt",
        () ->
            rows.all()
                .filter(row -> row instanceof Swap.Requested && isAt(row, account))
                .map(InMemorySwaps::whose)
                .toList());
  }

  @Override
  public List<Whose> waiting(Duration age, int maximum) {
    return work.alone(
        "swaps.waiting",
        () -> {
          var now = clock.instant();
          var due =
              rows.all()
                  .filter(Swap.Submitted.class::isInstance)
                  .map(Swap.Submitted.class::cast)
                  .filter(row -> isDue(row, age, now))
                  .sorted(comparing(this::since).thenComparing(row -> row.id().value()))
                  .filter(row -> asked.tryLock(row.id()))
                  .filter(row -> isDue(row, age, now))
                  .limit(maximum)
                  .toList();
          due.forEach(row -> asked.put(row.id(), now));
          return due.stream().map(InMemorySwaps::whose).toList();
        });
  }

  private boolean isDue(Swap.Submitted row, Duration age, Instant now) {
    return !since(row).isAfter(now.minus(age));
  }

  private Instant since(Swap.Submitted row) {
    return asked.get(row.id()).orElse(row.acceptedAt());
  }

  private boolean isAt(Swap row, ProviderAccountId account) {
    return tenants.accountOf(row.header().tenant()).equals(account);
  }

  private Stream<Swap> known(ProviderAccountId account, String providerId) {
    return rows.all()
        .filter(
            row ->
                row instanceof Swap.Accepted accepted
                    && accepted.terms().providerId().equals(providerId)
                    && isAt(row, account));
  }

  private static Whose whose(Swap row) {
    return new Whose(row.header().tenant(), row.id());
  }

  /** Every swap of every tenant, for assertions. */
  public List<Swap> all() {
    return rows.committed();
  }

  private Stream<Swap> allOf(TenantId tenant) {
    return rows.all().filter(row -> row.header().tenant().equals(tenant));
  }
}
