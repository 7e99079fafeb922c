package io.purser.domain.adoption;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@link Imports} in memory. Its clock is the database's. */
public final class InMemoryImports implements Imports {
  private final InMemoryUnitOfWork work;
  private final Rows<ImportId, Row> rows;
  private final InstantSource clock;

  public InMemoryImports(InMemoryUnitOfWork work, InstantSource clock) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  private record Row(Import run, int attempt, Instant dueAt) {
    TenantId tenant() {
      return run.header().tenant();
    }

    boolean isRunning() {
      return run instanceof Import.Running;
    }
  }

  @Override
  public boolean add(Import.Running started) {
    var tenant = started.header().tenant();
    work.require(tenant, "imports.add");
    rows.lockUnique(tenant);
    if (running(tenant).isPresent()) {
      return false;
    }
    rows.add(started.header().id(), new Row(started, 0, clock.instant()));
    return true;
  }

  @Override
  public Optional<Import> get(TenantId tenant, ImportId id) {
    work.require(tenant, "imports.get");
    return rows.get(id).filter(row -> row.tenant().equals(tenant)).map(Row::run);
  }

  @Override
  public Optional<Import> running(TenantId tenant) {
    work.require(tenant, "imports.running");
    return rows.all()
        .filter(row -> row.tenant().equals(tenant) && row.isRunning())
        .map(Row::run)
        .findFirst();
  }

  @Override
  public List<Claimed> claim(Duration lease, int maximum) {
    return work.alone(
        "imports.claim",
        () -> {
          var now = clock.instant();
          return rows.all()
              .filter(row -> isDue(row, now))
              .sorted(Comparator.comparing(Row::dueAt))
              .map(row -> row.run().header().id())
              .filter(rows::tryLock)
              // What is read under the lock is what nobody has changed since.
              .flatMap(id -> rows.get(id).stream())
              .filter(row -> isDue(row, now))
              .limit(maximum)
              .map(row -> claimed(row, now.plus(lease)))
              .toList();
        });
  }

  private static boolean isDue(Row row, Instant now) {
    return row.isRunning() && !row.dueAt().isAfter(now);
  }

  private Claimed claimed(Row row, Instant until) {
    var header = row.run().header();
    rows.put(header.id(), new Row(row.run(), row.attempt() + 1, until));
    return new Claimed(header.tenant(), header.id(), row.attempt() + 1);
  }

  @Override
  public void save(Import changed, int attempt, Duration keptFor) {
    update(changed, attempt, keptFor);
  }

  @Override
  public void release(Import.Running left, int attempt, Duration pause) {
    update(left, attempt, pause);
  }

  private void update(Import changed, int attempt, Duration notBefore) {
    var header = changed.header();
    work.require(header.tenant(), "imports.save");
    var stored = rows.lock(header.id());
    if (stored.isEmpty() || stored.get().attempt() != attempt || !stored.get().isRunning()) {
      throw new StaleAggregate(header.id().value());
    }
    rows.put(header.id(), new Row(changed, attempt, clock.instant().plus(notBefore)));
  }
}
