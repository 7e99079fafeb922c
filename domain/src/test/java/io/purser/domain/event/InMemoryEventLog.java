package io.purser.domain.event;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@link EventLog} in memory, with the places of its events. They are placed in the order of their
 * commits, which is also what each aggregate's own order is.
 */
public final class InMemoryEventLog implements EventLog, EventPlaces, EventFeed {
  private final InMemoryUnitOfWork work;
  private final Rows<String, DomainEvent> rows;
  private final Rows<String, PlacedEvent> placed;
  private final Rows<TenantId, TenantId> relays;
  private final Rows<CustomerId, CustomerId> erased;

  public InMemoryEventLog(InMemoryUnitOfWork work) {
    this.work = work;
    this.rows = new Rows<>(work);
    this.placed = new Rows<>(work);
    this.relays = new Rows<>(work);
    this.erased = new Rows<>(work);
  }

  /** From now on nothing is told of this customer but what happened and when. */
  public void forgetFactsOf(CustomerId customer) {
    erased.put(customer, customer);
  }

  @Override
  public void append(DomainEvent event) {
    work.require(event.tenant(), "events.append");
    rows.add(event.id(), event);
  }

  @Override
  public List<Waiting> waiting(int maximum) {
    return work.alone(
        "events.waiting",
        () -> {
          var waiting = new ArrayList<Waiting>();
          waiting()
              .filter(event -> waiting.stream().noneMatch(it -> it.tenant().equals(event.tenant())))
              .forEach(event -> waiting.add(new Waiting(event.tenant(), event.occurredAt())));
          return waiting.stream()
              .sorted(comparing(Waiting::since).thenComparing(it -> it.tenant().value()))
              .limit(maximum)
              .toList();
        });
  }

  @Override
  public int place(TenantId tenant, int maximum) {
    return work.alone(
        "events.place",
        () -> {
          if (!relays.tryLock(tenant)) {
            return 0;
          }
          var next =
              waiting().filter(event -> event.tenant().equals(tenant)).limit(maximum).toList();
          next.forEach(
              event ->
                  placed.add(
                      event.id(),
                      new PlacedEvent(
                          placed(tenant).count() + 1,
                          placed(tenant)
                                  .filter(it -> it.event().subject().equals(event.subject()))
                                  .count()
                              + 1,
                          event)));
          return next.size();
        });
  }

  @Override
  public long head(TenantId tenant) {
    work.require(tenant, "events.head");
    return placed(tenant).count();
  }

  @Override
  public Slice after(TenantId tenant, long position, List<EventFilter> filters, int limit) {
    work.require(tenant, "events.after");
    // One look: what is placed in the meantime would be passed over.
    var all = placed(tenant).toList();
    var wanted =
        all.stream()
            .filter(event -> event.position() > position)
            .filter(event -> matches(event, filters))
            .sorted(comparingLong(PlacedEvent::position))
            .limit(limit)
            .toList();
    long end = Math.max(position, all.size());
    return new Slice(wanted, wanted.size() < limit ? end : wanted.getLast().position());
  }

  @Override
  public Page<PlacedEvent> newestFirst(
      TenantId tenant, List<EventFilter> filters, PageRequest page) {
    work.require(tenant, "events.newestFirst");
    var after = page.after();
    long before = after == null ? Long.MAX_VALUE : placed.get(after.id()).orElseThrow().position();
    var all =
        placed(tenant)
            .filter(event -> matches(event, filters))
            .sorted(comparingLong(PlacedEvent::position).reversed())
            .toList();
    var rest = all.stream().filter(event -> event.position() < before).toList();
    var items = rest.stream().limit(page.limit()).toList();
    return new Page<>(
        items,
        rest.size() > items.size() ? positionOf(items.getLast()) : null,
        page.withTotal() ? (long) all.size() : null);
  }

  /** The events of a tenant that have their places, for other fakes of the same store. */
  public Stream<PlacedEvent> placedOf(TenantId tenant) {
    return placed(tenant);
  }

  /** Everything that happened, in order. */
  public List<DomainEvent> all() {
    return rows.committed();
  }

  public List<String> types() {
    return all().stream().map(DomainEvent::type).toList();
  }

  private static Position positionOf(PlacedEvent event) {
    return new Position(event.event().occurredAt(), event.event().id());
  }

  private Stream<DomainEvent> waiting() {
    return rows.all().filter(event -> placed.get(event.id()).isEmpty());
  }

  private Stream<PlacedEvent> placed(TenantId tenant) {
    return placed
        .all()
        .filter(event -> event.event().tenant().equals(tenant))
        .map(event -> isErased(event.event()) ? withoutFacts(event) : event);
  }

  private boolean isErased(DomainEvent event) {
    var customer = event.customer();
    return customer != null && erased.get(customer).isPresent();
  }

  private static PlacedEvent withoutFacts(PlacedEvent placed) {
    var event = placed.event();
    return new PlacedEvent(
        placed.position(),
        placed.sequence(),
        new DomainEvent(
            event.id(),
            event.tenant(),
            event.type(),
            event.subject(),
            event.customer(),
            Map.of(),
            event.occurredAt()));
  }

  private static boolean matches(PlacedEvent event, List<EventFilter> filters) {
    return filters.stream().allMatch(filter -> filter.matches(event.event()));
  }
}
