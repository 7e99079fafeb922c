package io.purser.domain.audit;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toSet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link AuditLog}, its seals and its reading in memory, where nothing is sealed by a key. */
public final class InMemoryAuditLog implements AuditLog, AuditSeals, AuditTrail {
  private static final AuditKey KEY = new AuditKey(() -> new byte[32]);

  private final InMemoryUnitOfWork work;
  private final Supplier<Instant> now;
  private final Rows<String, AuditEntry> rows;
  private final Rows<String, Waiting> waiting;
  private final Rows<List<?>, AuditBatch> batches;
  private final Rows<TenantId, TenantId> sealers;
  private final Rows<CustomerId, CustomerId> erased;

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
    this.erased = new Rows<>(work);
  }

  /** From now on nothing can be read of this customer but who did what and when. */
  public void forgetWordsOf(CustomerId customer) {
    erased.put(customer, customer);
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

  @Override
  public Page<RecordedEntry> newestFirst(
      TenantId tenant, List<AuditFilter> filters, PageRequest request) {
    work.require(tenant, "audit.newestFirst");
    var all =
        rows.all()
            .filter(entry -> entry.tenant().equals(tenant))
            .filter(entry -> filters.stream().allMatch(filter -> matches(entry, filter)))
            .sorted(comparing(AuditEntry::at).thenComparing(AuditEntry::id).reversed())
            .toList();
    var after = request.after();
    var rest = all.stream().filter(entry -> after == null || isOlder(entry, after)).toList();
    var items = rest.stream().limit(request.limit()).toList();
    return new Page<>(
            items,
            rest.size() > items.size()
                ? new Position(items.getLast().at(), items.getLast().id())
                : null,
            request.withTotal() ? (long) all.size() : null)
        .map(this::recorded);
  }

  private static boolean isOlder(AuditEntry entry, Position last) {
    int byTime = entry.at().compareTo(last.createdAt());
    return byTime < 0 || (byTime == 0 && entry.id().compareTo(last.id()) < 0);
  }

  private static boolean matches(AuditEntry entry, AuditFilter filter) {
    return switch (filter) {
      case AuditFilter.OfCustomer(var customer) -> customer.equals(entry.customer());
      case AuditFilter.OfActor(var actor) -> entry.actor().equals(actor);
      case AuditFilter.OfAction(var action) -> entry.action().equals(action);
      case AuditFilter.OfSubject(var subject) -> entry.subject().equals(subject);
      case AuditFilter.From(var time) -> !entry.at().isBefore(time);
      case AuditFilter.Before(var time) -> entry.at().isBefore(time);
    };
  }

  @Override
  public Optional<Span> sealedWithin(TenantId tenant, Instant from, Instant before) {
    work.require(tenant, "audit.sealedWithin");
    var numbers =
        batchesOf(tenant)
            .filter(batch -> !batch.sealedAt().isBefore(from) && batch.sealedAt().isBefore(before))
            .map(AuditBatch::number)
            .sorted()
            .toList();
    return numbers.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(numbers.getFirst(), numbers.getLast()));
  }

  @Override
  public Optional<SealedEntries> sealed(TenantId tenant, long number) {
    work.require(tenant, "audit.sealed");
    return batchesOf(tenant)
        .filter(batch -> batch.number() == number)
        .findFirst()
        .map(
            batch ->
                new SealedEntries(
                    batch,
                    KEY.sign(batch),
                    batch.entries().stream()
                        .map(entry -> stored(rows.get(entry.id()).orElseThrow()))
                        .toList()));
  }

  private SealedEntries.Stored stored(AuditEntry entry) {
    return new SealedEntries.Stored(
        recorded(entry),
        base64(entry.reason()),
        base64(entry.by().address()),
        base64(entry.changes().isEmpty() ? null : entry.changes().toString()),
        KEY.sign(digested(entry)));
  }

  private RecordedEntry recorded(AuditEntry entry) {
    var customer = entry.customer();
    boolean isErased = customer != null && erased.get(customer).isPresent();
    return new RecordedEntry(
        entry.id(),
        entry.tenant(),
        entry.at(),
        isErased ? new Initiator(entry.actor(), null, entry.requestId()) : entry.by(),
        entry.action(),
        entry.subject(),
        customer,
        isErased ? List.of() : entry.changes().stream().map(InMemoryAuditLog::recorded).toList(),
        seal(entry));
  }

  private static RecordedChange recorded(MemberChange change) {
    return switch (change) {
      case MemberChange.Plain(var member, var before, var after) ->
          new RecordedChange(member, before, after, false);
      case MemberChange.Personal(var member, var before, var after) ->
          new RecordedChange(member, hash(before), hash(after), true);
    };
  }

  private static @Nullable String hash(@Nullable String value) {
    return value == null ? null : new Encoding("a hash").add(value).digest().hex().substring(0, 32);
  }

  private RecordedEntry.@Nullable Seal seal(AuditEntry entry) {
    var digested = digested(entry);
    return batchesOf(entry.tenant())
        .filter(batch -> batch.entries().contains(digested))
        .map(
            batch ->
                new RecordedEntry.Seal(
                    batch.number(), batch.entries().indexOf(digested) + 1, digested.digest()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String base64(@Nullable String text) {
    return text == null ? null : Base64.getEncoder().encodeToString(bytes(text));
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
