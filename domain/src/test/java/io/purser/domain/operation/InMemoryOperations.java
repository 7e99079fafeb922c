package io.purser.domain.operation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@link Operations} in memory. Its clock is the database's. */
public final class InMemoryOperations implements Operations {
  private final InMemoryUnitOfWork work;
  private final InMemoryTenants tenants;
  private final Rows<OperationId, Row> rows;
  private final InstantSource clock;
  private final AtomicLong ordinals = new AtomicLong();

  public InMemoryOperations(InMemoryUnitOfWork work, InMemoryTenants tenants, InstantSource clock) {
    this.work = work;
    this.tenants = tenants;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public Planning plan(NewOperation operation) {
    work.require(operation.tenant(), "operations.plan");
    var conflict = conflict(operation);
    if (conflict.isPresent()) {
      return conflict.get();
    }
    var planned = new Operation.Planned(header(operation), operation.plannedAt());
    add(operation, planned);
    return new Planning.Planned(planned);
  }

  @Override
  public Optional<Operation.Withheld> withhold(NewOperation operation) {
    work.require(operation.tenant(), "operations.withhold");
    if (conflict(operation).isPresent()) {
      return Optional.empty();
    }
    var withheld = new Operation.Withheld(header(operation));
    add(operation, withheld);
    return Optional.of(withheld);
  }

  @Override
  public Optional<Operation.Planned> release(TenantId tenant, OperationId id, Instant at) {
    work.require(tenant, "operations.release");
    var stored = rows.lock(id).filter(row -> row.isOf(tenant));
    if (stored.isEmpty() || !(stored.get().operation instanceof Operation.Withheld withheld)) {
      return Optional.empty();
    }
    var released = withheld.release(at);
    rows.put(id, stored.get().with(released));
    return Optional.of(released);
  }

  private List<?> naturalKey(NewOperation operation) {
    return List.of(
        tenants.accountOf(operation.tenant()), operation.kind().keySpace(), operation.naturalKey());
  }

  private Optional<Planning> conflict(NewOperation operation) {
    var key = naturalKey(operation);
    rows.lockUnique(key);
    var reference = operation.reference();
    if (reference != null) {
      rows.lockUnique(List.of(operation.tenant(), operation.kind(), reference));
      var used = rows.all().filter(row -> row.isOrder(operation.tenant(), operation)).findAny();
      if (used.isPresent()) {
        return Optional.of(new Planning.ReferenceUsed(used.get().operation.id()));
      }
    }
    return operation.kind().callClass() != OperationClass.STATE
            && rows.all().anyMatch(row -> row.isUnsettled() && row.naturalKey.equals(key))
        ? Optional.of(new Planning.KeyBusy())
        : Optional.empty();
  }

  private Operation.Header header(NewOperation operation) {
    var account = tenants.accountOf(operation.tenant());
    return new Operation.Header(
        operation.id(),
        operation.tenant(),
        account,
        operation.kind(),
        operation.subject(),
        operation.customer(),
        0,
        0,
        null,
        operation.plannedAt(),
        operation.plannedAt());
  }

  private void add(NewOperation operation, Operation as) {
    rows.add(
        operation.id(),
        new Row(
            as,
            naturalKey(operation),
            operation.reference(),
            ordinals.incrementAndGet(),
            null,
            null,
            List.of()));
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
    var header = open.header().attempted();
    Operation.Open claimed =
        switch (open) {
          case Operation.Planned(_, var dueAt) -> new Operation.Planned(header, dueAt);
          case Operation.Sent(_, var sentAt) -> new Operation.Sent(header, sentAt);
          case Operation.Unknown(_, var dueAt, var evidence) ->
              new Operation.Unknown(header, dueAt, evidence);
          case Operation.Manual(_, var since, var evidence) ->
              new Operation.Manual(header, since, evidence);
        };
    rows.put(id, stored.get().claimed(claimed, clock.instant().plus(lease)));
    return Optional.of(claimed);
  }

  @Override
  public void save(Operation operation, List<Observation> seen) {
    var header = operation.header();
    work.require(header.tenant(), "operations.save " + operation.getClass().getSimpleName());
    var stored = rows.lock(header.id()).filter(row -> row.isOf(header.tenant()));
    if (stored.isEmpty()
        || !stored.get().isOpen()
        || stored.get().operation.header().attempt() != header.attempt()) {
      throw new StaleAggregate(header.id().value());
    }
    var leaseUntil = operation instanceof Operation.Sent ? stored.get().leaseUntil : null;
    rows.put(header.id(), stored.get().saved(operation, leaseUntil, seen));
  }

  @Override
  public List<Seen> seen(TenantId tenant, OperationId id) {
    work.require(tenant, "operations.seen");
    return rows.get(id).filter(row -> row.isOf(tenant)).map(Row::seen).orElse(List.of());
  }

  @Override
  public Page<Operation> list(TenantId tenant, List<OperationFilter> filters, PageRequest page) {
    work.require(tenant, "operations.list");
    return Pages.cut(
        rows.all()
            .filter(row -> row.isOf(tenant))
            .map(Row::operation)
            .filter(operation -> filters.stream().allMatch(filter -> meets(operation, filter))),
        page,
        operation -> new Position(operation.header().createdAt(), operation.id().value()));
  }

  private static boolean meets(Operation operation, OperationFilter filter) {
    var header = operation.header();
    return switch (filter) {
      case OperationFilter.InState(var states) -> states.contains(OperationState.of(operation));
      case OperationFilter.OfKind(var kinds) -> kinds.contains(header.kind());
      case OperationFilter.OfCustomer(var customer) -> customer.equals(header.concerned());
      case OperationFilter.CreatedFrom(var time) -> !header.createdAt().isBefore(time);
      case OperationFilter.CreatedBefore(var time) -> header.createdAt().isBefore(time);
    };
  }

  @Override
  public Rivals rivals(Operation.Open operation) {
    var tenant = operation.header().tenant();
    work.require(tenant, "operations.rivals");
    var own = rows.get(operation.id()).filter(row -> row.isOf(tenant)).orElseThrow();
    var same = rows.all().filter(row -> row.naturalKey.equals(own.naturalKey)).toList();
    return new Rivals(
        same.stream()
            .filter(row -> row.isOpen() && row.ordinal < own.ordinal)
            .min(comparingLong(Row::ordinal))
            .map(row -> row.operation.id()),
        same.stream().noneMatch(row -> row.ordinal > own.ordinal));
  }

  @Override
  public void wake(TenantId tenant, CustomerId customer) {
    work.require(tenant, "operations.wake");
    rows.all()
        .filter(row -> row.isOf(tenant) && customer.equals(row.operation.header().concerned()))
        .map(row -> row.operation.id())
        .sorted(comparing(OperationId::value))
        // Somebody who is just saving one may be waiting for what we have locked.
        .filter(rows::tryLock)
        .forEach(this::wake);
  }

  @Override
  public void wake(TenantId tenant, OperationId id) {
    work.require(tenant, "operations.wake");
    rows.get(id).filter(row -> row.isOf(tenant)).ifPresent(_ -> wake(id));
  }

  /** What somebody else is just writing is passed over, so that nobody waits for anybody here. */
  private void wake(OperationId id) {
    if (!rows.tryLock(id)) {
      return;
    }
    var row = rows.get(id).orElseThrow();
    var now = clock.instant();
    switch (row.operation) {
      case Operation.Planned(var header, var dueAt) when dueAt.isAfter(now) ->
          rows.put(id, row.with(new Operation.Planned(header, now)));
      case Operation.Unknown(var header, var dueAt, var evidence) when dueAt.isAfter(now) ->
          rows.put(id, row.with(new Operation.Unknown(header, now, evidence)));
      case Operation.Manual _ -> rows.put(id, row.woken(now));
      case Operation.Unsettled _, Operation.Settled _ -> {
        // Due already, or as soon as its lease ends, or never again, or withheld.
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

  /**
   * @param wokenAt when an operation that was left to a person is to be looked at again; else null
   */
  private record Row(
      Operation operation,
      List<?> naturalKey,
      @Nullable String reference,
      long ordinal,
      @Nullable Instant leaseUntil,
      @Nullable Instant wokenAt,
      List<Seen> seen) {
    boolean isOf(TenantId tenant) {
      return operation.header().tenant().equals(tenant);
    }

    boolean isOrder(TenantId tenant, NewOperation other) {
      return isOf(tenant)
          && operation.header().kind().equals(other.kind())
          && reference != null
          && reference.equals(other.reference());
    }

    boolean isUnsettled() {
      return operation instanceof Operation.Unsettled;
    }

    boolean isOpen() {
      return operation instanceof Operation.Open;
    }

    boolean isLeasedAt(Instant time) {
      return leaseUntil != null && leaseUntil.isAfter(time);
    }

    Row with(Operation changed) {
      return new Row(changed, naturalKey, reference, ordinal, leaseUntil, wokenAt, seen);
    }

    Row claimed(Operation.Open taken, Instant until) {
      return new Row(taken, naturalKey, reference, ordinal, until, wokenAt, seen);
    }

    Row woken(Instant at) {
      return new Row(operation, naturalKey, reference, ordinal, leaseUntil, at, seen);
    }

    Row saved(Operation changed, @Nullable Instant until, List<Observation> observed) {
      var all = new ArrayList<>(seen);
      for (var observation : observed) {
        var last = all.isEmpty() ? null : all.getLast();
        if (last != null
            && observation.finding().isCounted()
            && last.first().action() == observation.action()
            && last.first().finding() == observation.finding()) {
          all.set(all.size() - 1, new Seen(last.first(), last.times() + 1, observation.at()));
        } else {
          all.add(new Seen(observation, 1, observation.at()));
        }
      }
      return new Row(changed, naturalKey, reference, ordinal, until, null, List.copyOf(all));
    }

    Instant dueAt() {
      Instant due =
          switch (operation) {
            case Operation.Planned(_, var at) -> at;
            case Operation.Unknown(_, var at, _) -> at;
            case Operation.Sent(_, var at) -> at;
            case Operation.Manual _ when wokenAt != null -> wokenAt;
            case Operation.Manual _ when leaseUntil != null -> leaseUntil;
            case Operation.Withheld _, Operation.Manual _, Operation.Settled _ -> Instant.MAX;
          };
      return leaseUntil != null && leaseUntil.isAfter(due) ? leaseUntil : due;
    }
  }
}
