package io.purser.domain.operation;

import static java.util.Comparator.comparing;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.InMemoryTenants;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Operations} in memory. Its clock is the database's. */
public final class InMemoryOperations implements Operations {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final Rows<OperationId, Row> rows;
  private final InstantSource clock;

  public InMemoryOperations(InMemoryUnitOfWork work, InMemoryTenants tenants, InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public Planning plan(NewOperation operation) {
    work.require(operation.tenant(), "operations.plan");
    var account = tenants.accountOf(operation.tenant());
    var key = List.of(account, operation.kind(), operation.naturalKey());
    rows.lockUnique(key);
    if (rows.all().anyMatch(row -> row.isOpen() && row.naturalKey.equals(key))) {
      return new Planning.KeyBusy();
    }
    var header =
        new Operation.Header(
            operation.id(),
            operation.tenant(),
            account,
            operation.kind(),
            operation.subject(),
            operation.customer(),
            0,
            0,
            operation.plannedAt(),
            operation.plannedAt());
    var planned = new Operation.Planned(header, operation.plannedAt());
    rows.add(operation.id(), new Row(planned, key, null));
    return new Planning.Planned(planned);
  }

  @Override
  public Optional<Operation> get(TenantId tenant, OperationId id) {
    work.require(tenant, "operations.get");
    return rows.get(id).filter(row -> row.isOf(tenant)).map(Row::operation);
  }

  @Override
  public Optional<Operation.Open> claim(TenantId tenant, OperationId id, Duration lease) {
    work.require(tenant, "operations.claim");
    var stored = rows.lock(id).filter(row -> row.isOf(tenant));
    if (stored.isEmpty()
        || stored.get().isLeasedAt(clock.instant())
        || !(stored.get().operation instanceof Operation.Open open)) {
      return Optional.empty();
    }
    var header = attempted(open.header());
    Operation.Open claimed =
        switch (open) {
          case Operation.Planned(_, var dueAt) -> new Operation.Planned(header, dueAt);
          case Operation.Sent(_, var sentAt) -> new Operation.Sent(header, sentAt);
          case Operation.Unknown(_, var dueAt, var evidence) ->
              new Operation.Unknown(header, dueAt, evidence);
        };
    rows.put(id, new Row(claimed, stored.get().naturalKey, clock.instant().plus(lease)));
    return Optional.of(claimed);
  }

  private static Operation.Header attempted(Operation.Header header) {
    return new Operation.Header(
        header.id(),
        header.tenant(),
        header.account(),
        header.kind(),
        header.subject(),
        header.customer(),
        header.attempt() + 1,
        header.sends(),
        header.createdAt(),
        header.updatedAt());
  }

  @Override
  public void save(Operation operation) {
    var header = operation.header();
    work.require(header.tenant(), "operations.save " + operation.getClass().getSimpleName());
    var stored = rows.lock(header.id()).filter(row -> row.isOf(header.tenant()));
    if (stored.isEmpty()
        || !stored.get().isOpen()
        || stored.get().operation.header().attempt() != header.attempt()) {
      throw new StaleAggregate(header.id().value());
    }
    var leaseUntil = operation instanceof Operation.Sent ? stored.get().leaseUntil : null;
    rows.put(header.id(), new Row(operation, stored.get().naturalKey, leaseUntil));
  }

  @Override
  public void wake(TenantId tenant, CustomerId customer) {
    work.require(tenant, "operations.wake");
    rows.all()
        .filter(row -> row.isOf(tenant) && row.operation.header().customer().equals(customer))
        .map(row -> row.operation.id())
        .sorted(comparing(OperationId::value))
        .forEach(this::wake);
  }

  private void wake(OperationId id) {
    var row = rows.lock(id).orElseThrow();
    var now = clock.instant();
    switch (row.operation) {
      case Operation.Planned(var header, var dueAt) when dueAt.isAfter(now) ->
          rows.put(id, row.with(new Operation.Planned(header, now)));
      case Operation.Unknown(var header, var dueAt, var evidence) when dueAt.isAfter(now) ->
          rows.put(id, row.with(new Operation.Unknown(header, now, evidence)));
      case Operation.Open _, Operation.Settled _ -> {
        // Due already, or as soon as its lease ends, or never again.
      }
    }
  }

  @Override
  public List<Due> due(int maximum) {
    return work.alone(
        "operations.due",
        () ->
            rows.all()
                .filter(row -> row.isOpen() && !row.isLeasedAt(clock.instant()))
                .filter(row -> !row.dueAt().isAfter(clock.instant()))
                .sorted(comparing(Row::dueAt).thenComparing(row -> row.operation.id().value()))
                .limit(maximum)
                .map(row -> new Due(row.operation.header().tenant(), row.operation.id()))
                .toList());
  }

  /** Every operation of every tenant, for assertions. */
  public List<Operation> all() {
    return rows.committed().stream().map(Row::operation).toList();
  }

  private record Row(Operation operation, List<?> naturalKey, @Nullable Instant leaseUntil) {
    boolean isOf(TenantId tenant) {
      return operation.header().tenant().equals(tenant);
    }

    boolean isOpen() {
      return operation instanceof Operation.Open;
    }

    boolean isLeasedAt(Instant time) {
      return leaseUntil != null && leaseUntil.isAfter(time);
    }

    Row with(Operation changed) {
      return new Row(changed, naturalKey, leaseUntil);
    }

    Instant dueAt() {
      Instant due =
          switch (operation) {
            case Operation.Planned(_, var at) -> at;
            case Operation.Unknown(_, var at, _) -> at;
            case Operation.Sent(_, var at) -> at;
            case Operation.Settled _ -> Instant.MAX;
          };
      return leaseUntil != null && leaseUntil.isAfter(due) ? leaseUntil : due;
    }
  }
}
