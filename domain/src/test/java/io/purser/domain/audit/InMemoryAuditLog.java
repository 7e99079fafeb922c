package io.purser.domain.audit;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link AuditLog}, its seals and its reading in memory, where nothing is sealed by a key. */
public final class InMemoryAuditLog implements AuditLog, AuditSeals, AuditTrail {
  private final InMemoryUnitOfWork work;
  private final Supplier<Instant> now;
  private final Rows<String, AuditEntry> rows;
  private final Rows<String, Waiting> waiting;
  private final Rows<List<?>, AuditBatch> batches;
  private final Rows<TenantId, TenantId> sealers;

  /**
   * @param now the time of the store
   */
  public InMemoryAuditLog(InMemoryUnitOfWork work, Supplier<Instant> now) {
    this.work = work;
    this.now = now;
    this.rows = new Rows<>(work);
    this.waiting = new Rows<>(work);
    this.batches = new Rows<>(work);
    this.sealers = new Rows<>(work);
  }

  @Override
  public void append(AuditEntry entry) {
    work.require(entry.tenant(), "audit.append");
    rows.add(entry.id(), entry);
    waiting.add(entry.id(), new Waiting(entry.tenant(), now.get()));
  }

  @Override
  public List<Waiting> waiting(int maximum) {
    return work.alone(
        "audit.waiting",
        () -> {
          var found = new ArrayList<Waiting>();
          inNoBatch()
              .map(entry -> waiting.get(entry.id()).orElseThrow())
              .filter(next -> found.stream().noneMatch(it -> it.tenant().equals(next.tenant())))
              .forEach(found::add);
          return found.stream()
              .sorted(comparing(Waiting::since).thenComparing(it -> it.tenant().value()))
              .limit(maximum)
              .toList();
        });
  }

  @Override
  public Optional<AuditBatch> seal(TenantId tenant, int maximum, Instant at) {
    return work.alone(
        "audit.seal",
        () -> {
          if (!sealers.tryLock(tenant)) {
            return Optional.empty();
          }
          var next =
              inNoBatch()
                  .filter(entry -> entry.tenant().equals(tenant))
                  .limit(maximum)
                  .map(InMemoryAuditLog::digested)
                  .toList();
          if (next.isEmpty()) {
            return Optional.empty();
          }
          var head =
              batchesOf(tenant)
                  .reduce((_, last) -> last)
                  .map(AuditBatch::head)
                  .orElse(AuditBatch.Head.NONE);
          var batch = head.next(tenant, at, next);
          batches.add(List.of(tenant, batch.number()), batch);
          return Optional.of(batch);
        });
  }

  @Override
  public List<AuditBatch> batches(TenantId tenant, long after, int limit) {
    work.require(tenant, "audit.batches");
    return batchesOf(tenant).filter(batch -> batch.number() > after).limit(limit).toList();
  }

  /** Everything that was done, in order. */
  public List<AuditEntry> all() {
    return rows.committed();
  }

  private Stream<AuditEntry> inNoBatch() {
    var sealed =
        batches
            .all()
            .flatMap(batch -> batch.entries().stream())
            .map(DigestedEntry::id)
            .collect(toSet());
    return rows.all()
        .filter(entry -> !sealed.contains(entry.id()))
        .sorted(comparing(AuditEntry::id));
  }

  private Stream<AuditBatch> batchesOf(TenantId tenant) {
    return batches.all().filter(batch -> batch.tenant().equals(tenant));
  }

  private static DigestedEntry digested(AuditEntry entry) {
    return DigestedEntry.of(
        entry.tenant().value(),
        entry.id(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.customer() == null ? null : entry.customer().value(),
        bytes(entry.reason()),
        entry.requestId(),
        bytes(entry.by().address()),
        entry.changes().isEmpty() ? null : bytes(entry.changes().toString()));
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }
}
