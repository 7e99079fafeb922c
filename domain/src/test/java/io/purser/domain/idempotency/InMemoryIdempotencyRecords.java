package io.purser.domain.idempotency;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link IdempotencyRecords} in memory. Its clock is the database's. */
public final class InMemoryIdempotencyRecords implements IdempotencyRecords {
  private static final Duration WHILE_NOTHING_IS_KNOWN = Duration.ofSeconds(1);
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final InMemoryUnitOfWork work;
  private final Rows<Key, Row> rows;
  private final Rows<Key, Instant> begun;
  private final Rows<Key, String> noted;
  private final InstantSource clock;

  public InMemoryIdempotencyRecords(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.begun = new Rows<>(work);
    this.noted = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public Claim claim(IdempotentCall call, Duration lease) {
    work.require(call.tenant(), "idempotency.claim");
    var key = Key.of(call);
    if (!rows.tryLock(key)) {
      return new Claim.InFlight(WHILE_NOTHING_IS_KNOWN);
    }
    var now = clock.instant();
    var found = rows.get(key);
    if (found.isEmpty()) {
      begun.put(key, now);
      return take(key, new Row(call, 1, null, null, null, false), lease);
    }
    var row = found.get();
    if (!row.call.fingerprint().equals(call.fingerprint())) {
      return new Claim.OtherRequest();
    }
    if (row.answer != null) {
      return new Claim.Answered(row.answer);
    }
    if (row.leaseUntil != null && row.leaseUntil.isAfter(now)) {
      return new Claim.InFlight(Duration.between(now, row.leaseUntil));
    }
    return take(key, new Row(row.call, row.attempt + 1, null, row.operation, null, false), lease);
  }

  private Claim take(Key key, Row row, Duration lease) {
    rows.put(key, row.leasedUntil(clock.instant().plus(lease)));
    var ticket = new Ticket(row.call, row.attempt);
    return row.operation == null
        ? new Claim.Fresh(ticket)
        : new Claim.Resumable(ticket, row.operation);
  }

  @Override
  public Optional<KnownCall> find(TenantId tenant, String principal, IdempotencyKey key) {
    work.require(tenant, "idempotency.find");
    var id = new Key(tenant, principal, key);
    return rows.get(id)
        .map(
            row -> {
              var since = begun.get(id).orElseThrow();
              return new KnownCall(
                  row.stateAt(clock.instant()), row.operation, since, since.plus(KEPT_FOR));
            });
  }

  @Override
  public void pointTo(Ticket ticket, OperationId operation) {
    var row = current(ticket, "idempotency.pointTo");
    rows.put(
        Key.of(row.call),
        new Row(row.call, row.attempt, row.leaseUntil, operation, row.answer, row.isFinal));
  }

  @Override
  public boolean restart(Ticket ticket, OperationId operation) {
    var row = current(ticket, "idempotency.restart");
    boolean waitedFor =
        rows.all()
            .filter(other -> other.call.tenant().equals(row.call.tenant()))
            .filter(other -> operation.equals(other.operation))
            .anyMatch(other -> !Key.of(other.call).equals(Key.of(row.call)));
    if (waitedFor || row.answer != null) {
      return false;
    }
    rows.put(Key.of(row.call), new Row(row.call, row.attempt, null, null, null, false));
    return true;
  }

  @Override
  public void note(Ticket ticket, String point) {
    var row = current(ticket, "idempotency.note");
    if (row.answer != null) {
      throw new StaleAggregate("call");
    }
    noted.put(Key.of(row.call), point);
  }

  @Override
  public Optional<String> reached(Ticket ticket) {
    work.require(ticket.call().tenant(), "idempotency.reached");
    return noted.get(Key.of(ticket.call()));
  }

  @Override
  public void complete(Ticket ticket, StoredAnswer answer) {
    rows.put(Key.of(ticket.call()), current(ticket, "idempotency.complete").answered(answer, true));
  }

  @Override
  public void complete(TenantId tenant, OperationId operation, StoredAnswer answer) {
    work.require(tenant, "idempotency.completeAll");
    rows.all()
        .filter(row -> row.call.tenant().equals(tenant) && operation.equals(row.operation))
        .map(row -> Key.of(row.call))
        .forEach(
            key -> {
              var row = rows.lock(key).orElseThrow();
              if (!row.isFinal) {
                rows.put(key, row.answered(answer, true));
              }
            });
  }

  @Override
  public StoredAnswer accept(Ticket ticket, StoredAnswer answer) {
    var row = current(ticket, "idempotency.accept");
    if (row.isFinal && row.answer != null) {
      return row.answer;
    }
    rows.put(Key.of(row.call), row.answered(answer, false));
    return answer;
  }

  @Override
  public StoredAnswer settledAnswer(Ticket ticket, Supplier<StoredAnswer> answer) {
    var row = current(ticket, "idempotency.settledAnswer");
    if (row.isFinal && row.answer != null) {
      return row.answer;
    }
    var made = answer.get();
    rows.put(Key.of(row.call), row.answered(made, true));
    return made;
  }

  @Override
  public void release(Ticket ticket) {
    var row = current(ticket, "idempotency.release");
    if (row.answer == null) {
      rows.put(Key.of(row.call), row.leasedUntil(null));
    }
  }

  /** Nothing is kept of requests of this caller. */
  public void forget(TenantId tenant, String principal) {
    work.require(tenant, "idempotency.forgetCaller");
    rows.all()
        .map(row -> Key.of(row.call))
        .filter(key -> key.tenant().equals(tenant) && key.principal().equals(principal))
        .forEach(rows::remove);
  }

  /** Nothing is kept of requests whose answer is about this customer. */
  public void forget(TenantId tenant, CustomerId customer) {
    work.require(tenant, "idempotency.forget");
    rows.all()
        .filter(row -> row.call.tenant().equals(tenant))
        .filter(row -> row.answer != null && customer.equals(row.answer.about()))
        .forEach(row -> rows.remove(Key.of(row.call)));
  }

  private Row current(Ticket ticket, String what) {
    work.require(ticket.call().tenant(), what);
    var row = rows.lock(Key.of(ticket.call()));
    if (row.isEmpty() || row.get().attempt != ticket.attempt()) {
      throw new StaleAggregate("call");
    }
    return row.get();
  }

  private record Key(TenantId tenant, String principal, IdempotencyKey key) {
    static Key of(IdempotentCall call) {
      return new Key(call.tenant(), call.principal(), call.key());
    }
  }

  private record Row(
      IdempotentCall call,
      int attempt,
      @Nullable Instant leaseUntil,
      @Nullable OperationId operation,
      @Nullable StoredAnswer answer,
      boolean isFinal) {
    KnownCall.State stateAt(Instant time) {
      if (answer != null) {
        return isFinal ? KnownCall.State.ANSWERED : KnownCall.State.ACCEPTED;
      }
      return leaseUntil != null && leaseUntil.isAfter(time)
          ? KnownCall.State.IN_FLIGHT
          : KnownCall.State.INTERRUPTED;
    }

    Row leasedUntil(@Nullable Instant time) {
      return new Row(call, attempt, time, operation, answer, isFinal);
    }

    Row answered(StoredAnswer stored, boolean forEver) {
      return new Row(call, attempt, null, operation, stored, forEver);
    }
  }
}
