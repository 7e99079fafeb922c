package io.purser.domain.card.account.withdrawal;

import static java.util.Comparator.comparing;

import io.purser.domain.card.account.withdrawal.Withdrawal.Accepted;
import io.purser.domain.card.account.withdrawal.Withdrawal.Open;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
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

/** {@link Withdrawals} in memory. */
public final class InMemoryWithdrawals implements Withdrawals {
  private final InMemoryUnitOfWork work;
  private final InstantSource clock;
  private final Rows<WithdrawalId, Withdrawal> rows;
  private final Rows<WithdrawalId, Instant> asked;

  public InMemoryWithdrawals(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.clock = clock;
    this.rows = new Rows<>(work);
    this.asked = new Rows<>(work);
  }

  @Override
  public void add(Withdrawal.Requested withdrawal) {
    var header = withdrawal.header();
    work.require(header.tenant(), "withdrawals.add");
    rows.lockUnique(List.of(header.tenant(), header.reference()));
    if (byReference(header.tenant(), header.reference()).isPresent()) {
      throw new IllegalStateException("the reference is used");
    }
    requireNoOther(withdrawal);
    rows.add(withdrawal.id(), withdrawal.withVersion(1));
  }

  private void requireNoOther(Withdrawal withdrawal) {
    var header = withdrawal.header();
    rows.lockUnique(List.of(header.tenant(), header.customer()));
    openOf(header.tenant(), header.customer())
        .filter(other -> !other.id().equals(withdrawal.id()))
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is open already");
            });
  }

  @Override
  public void save(Withdrawal withdrawal) {
    var header = withdrawal.header();
    work.require(header.tenant(), "withdrawals.save");
    var stored = rows.lock(withdrawal.id());
    if (stored.isEmpty()
        || !stored.get().header().tenant().equals(header.tenant())
        || stored.get().header().version() != header.version()) {
      throw new StaleAggregate(withdrawal.id().value());
    }
    if (withdrawal instanceof Open) {
      requireNoOther(withdrawal);
    }
    if (withdrawal instanceof Accepted accepted) {
      requireTheOnlyOne(accepted);
    }
    rows.put(withdrawal.id(), withdrawal.withVersion(header.version() + 1));
  }

  private void requireTheOnlyOne(Accepted withdrawal) {
    var tenant = withdrawal.header().tenant();
    rows.lockUnique(List.of(tenant, withdrawal.providerId()));
    allOf(tenant)
        .filter(other -> !other.id().equals(withdrawal.id()))
        .filter(
            other ->
                other instanceof Accepted accepted
                    && accepted.providerId().equals(withdrawal.providerId()))
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalStateException(other.id() + " is the same withdrawal");
            });
  }

  @Override
  public Optional<Withdrawal> get(TenantId tenant, WithdrawalId id) {
    work.require(tenant, "withdrawals.get");
    return rows.get(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Withdrawal> getForUpdate(TenantId tenant, WithdrawalId id) {
    work.require(tenant, "withdrawals.getForUpdate");
    return rows.lock(id).filter(row -> row.header().tenant().equals(tenant));
  }

  @Override
  public Optional<Withdrawal> byReference(TenantId tenant, Reference reference) {
    work.require(tenant, "withdrawals.byReference");
    return allOf(tenant).filter(row -> row.header().reference().equals(reference)).findFirst();
  }

  @Override
  public Optional<Accepted> byProviderId(TenantId tenant, CustomerId customer, String providerId) {
    work.require(tenant, "withdrawals.byProviderId");
    return of(tenant, customer)
        .filter(Accepted.class::isInstance)
        .map(Accepted.class::cast)
        .filter(row -> row.providerId().equals(providerId))
        .findFirst();
  }

  @Override
  public Optional<Open> openOf(TenantId tenant, CustomerId customer) {
    work.require(tenant, "withdrawals.openOf");
    return of(tenant, customer).filter(Open.class::isInstance).map(Open.class::cast).findFirst();
  }

  @Override
  public Page<Withdrawal> list(TenantId tenant, CustomerId customer, PageRequest page) {
    work.require(tenant, "withdrawals.list");
    return Pages.cut(
        of(tenant, customer),
        page,
        row -> new Position(row.header().createdAt(), row.id().value()));
  }

  @Override
  public List<Waiting> waiting(Duration age, int maximum) {
    return work.alone(
        "withdrawals.waiting",
        () -> {
          var now = clock.instant();
          var due =
              rows.all()
                  .filter(Withdrawal.Pending.class::isInstance)
                  .map(Withdrawal.Pending.class::cast)
                  .filter(row -> isDue(row, age, now))
                  .sorted(comparing(this::since).thenComparing(row -> row.id().value()))
                  .filter(row -> asked.tryLock(row.id()))
                  .filter(row -> isDue(row, age, now))
                  .limit(maximum)
                  .toList();
          due.forEach(row -> asked.put(row.id(), now));
          return due.stream().map(row -> new Waiting(row.header().tenant(), row.id())).toList();
        });
  }

  private boolean isDue(Withdrawal.Pending row, Duration age, Instant now) {
    return !since(row).isAfter(now.minus(age));
  }

  private Instant since(Withdrawal.Pending row) {
    return asked.get(row.id()).orElse(row.acceptedAt());
  }

  /** Every withdrawal of every tenant, for assertions. */
  public List<Withdrawal> all() {
    return rows.committed();
  }

  private Stream<Withdrawal> allOf(TenantId tenant) {
    return rows.all().filter(row -> row.header().tenant().equals(tenant));
  }

  private Stream<Withdrawal> of(TenantId tenant, CustomerId customer) {
    return allOf(tenant).filter(row -> row.header().customer().equals(customer));
  }
}
