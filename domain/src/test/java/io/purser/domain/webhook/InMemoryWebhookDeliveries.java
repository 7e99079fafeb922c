package io.purser.domain.webhook;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import io.purser.domain.event.EventFilter;
import io.purser.domain.event.InMemoryEventLog;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.webhook.InMemoryWebhookDelivery.DeliveryKey;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@link WebhookDeliveries} in memory. */
final class InMemoryWebhookDeliveries implements WebhookDeliveries {
  private final InMemoryUnitOfWork work;
  private final InMemoryEventLog log;
  private final InMemoryWebhookEndpoints endpoints;
  private final Rows<DeliveryKey, InMemoryWebhookDelivery> rows;
  private final InstantSource clock;

  InMemoryWebhookDeliveries(
      InMemoryUnitOfWork work,
      InMemoryEventLog log,
      InMemoryWebhookEndpoints endpoints,
      InstantSource clock) {
    this.work = work;
    this.log = log;
    this.endpoints = endpoints;
    this.rows = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public List<Target> behind(int maximum) {
    return work.alone(
        "webhookDeliveries.behind",
        () ->
            endpoints
                .enabled()
                .filter(row -> log.placedOf(row.endpoint().tenant()).count() > row.plannedTo())
                .map(row -> new Target(row.endpoint().tenant(), row.endpoint().id()))
                .limit(maximum)
                .toList());
  }

  @Override
  public int plan(TenantId tenant, WebhookEndpointId endpoint, int maximum) {
    work.require(tenant, "webhookDeliveries.plan");
    var row = endpoints.lockRow(endpoint).filter(it -> isEnabled(it, tenant));
    if (row.isEmpty()) {
      return 0;
    }
    long from = row.get().plannedTo();
    long upTo = Math.min(log.placedOf(tenant).count(), from + maximum);
    wanted(row.get().endpoint(), from, upTo)
        .forEach(event -> add(endpoint, event, true, inLine(endpoint, event).isEmpty()));
    endpoints.planned(row.get(), Math.max(from, upTo));
    return Math.toIntExact(Math.max(0, upTo - from));
  }

  private boolean add(WebhookEndpointId endpoint, PlacedEvent event, boolean inOrder, boolean due) {
    var key = new DeliveryKey(endpoint, event.event().id());
    if (rows.lock(key).isPresent()) {
      return false;
    }
    var now = clock.instant();
    rows.put(key, InMemoryWebhookDelivery.planned(key, event, inOrder, due ? now : null, now));
    return true;
  }

  @Override
  public List<Claimed> claim(int maximum, int atOnce, Duration lease) {
    return work.alone(
        "webhookDeliveries.claim",
        () -> {
          var now = clock.instant();
          var underWay = new HashMap<WebhookEndpointId, Integer>();
          rows.all()
              .filter(row -> row.isLeasedAt(now))
              .forEach(row -> underWay.merge(row.endpoint(), 1, Integer::sum));
          var taken = new ArrayList<Claimed>();
          rows.all()
              .filter(row -> row.isFreeAt(now))
              .sorted(comparing(InMemoryWebhookDelivery::dueAtOrEver))
              .filter(row -> endpoints.row(row.endpoint()).filter(this::isEnabled).isPresent())
              .filter(row -> rows.tryLock(row.key()))
              .flatMap(row -> rows.get(row.key()).stream())
              .filter(row -> row.isFreeAt(now))
              .forEach(row -> take(row, maximum, atOnce, now.plus(lease), underWay, taken));
          return taken;
        });
  }

  private void take(
      InMemoryWebhookDelivery row,
      int maximum,
      int atOnce,
      Instant leaseUntil,
      Map<WebhookEndpointId, Integer> underWay,
      List<Claimed> taken) {
    int busy = underWay.getOrDefault(row.endpoint(), 0);
    if (taken.size() < maximum && busy < atOnce) {
      underWay.put(row.endpoint(), busy + 1);
      rows.put(row.key(), row.taken(leaseUntil, clock.instant()));
      taken.add(new Claimed(row.tenant(), row.endpoint(), row.eventId(), row.attempt() + 1));
    }
  }

  @Override
  public Optional<Due> begin(Claimed claimed) {
    work.require(claimed.tenant(), "webhookDeliveries.begin");
    return rows.get(keyOf(claimed))
        .filter(row -> row.isHeldBy(claimed))
        .flatMap(
            row ->
                endpoints
                    .row(claimed.endpoint())
                    .filter(this::isEnabled)
                    .map(
                        endpoint ->
                            new Due(
                                endpoint.endpoint(),
                                row.position(),
                                row.failures(),
                                row.triedFor(clock.instant()))));
  }

  @Override
  public void delivered(Claimed claimed, Attempt attempt) {
    work.require(claimed.tenant(), "webhookDeliveries.delivered");
    var endpoint = endpoints.lockRow(claimed.endpoint());
    var ended = end(claimed, DeliveryState.DELIVERED, attempt);
    if (endpoint.filter(this::isEnabled).isPresent()) {
      ended.ifPresent(this::moveUp);
    }
  }

  @Override
  public void retry(Claimed claimed, Attempt attempt, Duration pause) {
    work.require(claimed.tenant(), "webhookDeliveries.retry");
    endpoints.lockRow(claimed.endpoint());
    var now = clock.instant();
    held(claimed)
        .ifPresent(
            row ->
                rows.put(
                    row.key(), row.failed(attempt, mayBeDue(row) ? now.plus(pause) : null, now)));
  }

  @Override
  public boolean giveUp(Claimed claimed, Attempt attempt) {
    work.require(claimed.tenant(), "webhookDeliveries.giveUp");
    var ended = end(claimed, DeliveryState.GIVEN_UP, attempt);
    ended.ifPresent(this::moveUp);
    return ended.isEmpty()
        || of(claimed.endpoint()).anyMatch(row -> row.wasDeliveredSince(ended.get()));
  }

  private Optional<InMemoryWebhookDelivery> end(
      Claimed claimed, DeliveryState state, Attempt attempt) {
    var held = held(claimed);
    held.ifPresent(row -> rows.put(row.key(), row.ended(state, attempt, clock.instant())));
    return held;
  }

  @Override
  public void handOver(Claimed claimed) {
    work.require(claimed.tenant(), "webhookDeliveries.handOver");
    held(claimed).ifPresent(row -> rows.put(row.key(), row.free()));
  }

  @Override
  public Page<WebhookDelivery> list(
      TenantId tenant,
      WebhookEndpointId endpoint,
      @Nullable DeliveryState state,
      PageRequest page) {
    work.require(tenant, "webhookDeliveries.list");
    var all =
        of(endpoint)
            .filter(row -> row.tenant().equals(tenant))
            .filter(row -> state == null || row.state() == state)
            .sorted(comparingLong(InMemoryWebhookDelivery::position).reversed())
            .toList();
    var after = page.after();
    long before =
        after == null
            ? Long.MAX_VALUE
            : rows.get(new DeliveryKey(endpoint, after.id())).orElseThrow().position();
    var rest = all.stream().filter(row -> row.position() < before).toList();
    var items = rest.stream().limit(page.limit()).map(InMemoryWebhookDelivery::seen).toList();
    return new Page<>(
        items,
        rest.size() > items.size()
            ? new Position(items.getLast().createdAt(), items.getLast().eventId())
            : null,
        page.withTotal() ? (long) all.size() : null);
  }

  @Override
  public Optional<WebhookDelivery> get(
      TenantId tenant, WebhookEndpointId endpoint, String eventId) {
    work.require(tenant, "webhookDeliveries.get");
    return rows.get(new DeliveryKey(endpoint, eventId))
        .filter(row -> row.tenant().equals(tenant))
        .map(InMemoryWebhookDelivery::seen);
  }

  @Override
  public boolean redeliver(TenantId tenant, WebhookEndpointId endpoint, String eventId) {
    work.require(tenant, "webhookDeliveries.redeliver");
    var now = clock.instant();
    var known = rows.lock(new DeliveryKey(endpoint, eventId));
    known.ifPresent(row -> rows.put(row.key(), row.again(now)));
    return known.isPresent()
        || log.placedOf(tenant)
            .filter(event -> event.event().id().equals(eventId))
            .filter(event -> event.position() <= endpoints.row(endpoint).orElseThrow().plannedTo())
            .anyMatch(event -> add(endpoint, event, false, true));
  }

  @Override
  public Recovery recover(TenantId tenant, WebhookEndpointId endpoint, long after, int maximum) {
    work.require(tenant, "webhookDeliveries.recover");
    var found = endpoints.row(endpoint).orElseThrow();
    long upTo = Math.min(found.plannedTo(), after + maximum);
    if (upTo <= after) {
      return new Recovery(0, after);
    }
    int events = 0;
    for (var event : wanted(found.endpoint(), after, upTo).toList()) {
      var known = rows.lock(new DeliveryKey(endpoint, event.event().id()));
      if (known.isEmpty()) {
        add(endpoint, event, true, false);
        events++;
      } else if (known.get().state() != DeliveryState.PENDING) {
        rows.put(known.get().key(), known.get().backInLine());
        events++;
      }
    }
    startAll(endpoint);
    return new Recovery(events, upTo);
  }

  @Override
  public void hold(TenantId tenant, WebhookEndpointId endpoint) {
    work.require(tenant, "webhookDeliveries.hold");
    pending(endpoint).forEach(row -> rows.put(row.key(), row.dueAt(null)));
  }

  @Override
  public void resume(TenantId tenant, WebhookEndpointId endpoint) {
    work.require(tenant, "webhookDeliveries.resume");
    startAll(endpoint);
  }

  private void startAll(WebhookEndpointId endpoint) {
    var now = clock.instant();
    for (var row : pending(endpoint).toList()) {
      rows.put(row.key(), mayBeDue(row) ? row.startingAnew(now) : row.dueAt(null));
    }
  }

  @Override
  public void drop(TenantId tenant, WebhookEndpointId endpoint) {
    work.require(tenant, "webhookDeliveries.drop");
    pending(endpoint).forEach(row -> rows.put(row.key(), row.dropped(clock.instant())));
  }

  @Override
  public Backlog backlog() {
    return work.alone(
        "webhookDeliveries.backlog",
        () -> {
          var pending = endpoints.enabled().flatMap(row -> pending(row.endpoint().id())).toList();
          var oldest =
              pending.stream()
                  .map(InMemoryWebhookDelivery::createdAt)
                  .min(Comparator.naturalOrder());
          return new Backlog(
              pending.size(),
              oldest.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO),
              endpoints.failed());
        });
  }

  private Optional<InMemoryWebhookDelivery> held(Claimed claimed) {
    return rows.lock(keyOf(claimed)).filter(row -> row.isHeldBy(claimed));
  }

  private static DeliveryKey keyOf(Claimed claimed) {
    return new DeliveryKey(claimed.endpoint(), claimed.eventId());
  }

  private void moveUp(InMemoryWebhookDelivery ended) {
    line(ended.endpoint(), ended.subject())
        .findFirst()
        .filter(next -> next.dueAt() == null)
        .ifPresent(next -> rows.put(next.key(), next.dueAt(clock.instant())));
  }

  private boolean mayBeDue(InMemoryWebhookDelivery row) {
    return !row.inOrder()
        || line(row.endpoint(), row.subject()).noneMatch(it -> it.position() < row.position());
  }

  private Optional<InMemoryWebhookDelivery> inLine(WebhookEndpointId endpoint, PlacedEvent event) {
    return line(endpoint, event.event().subject()).findFirst();
  }

  private Stream<InMemoryWebhookDelivery> line(WebhookEndpointId endpoint, String subject) {
    return pending(endpoint)
        .filter(row -> row.inOrder() && row.subject().equals(subject))
        .sorted(comparingLong(InMemoryWebhookDelivery::position));
  }

  private Stream<InMemoryWebhookDelivery> pending(WebhookEndpointId endpoint) {
    return of(endpoint).filter(row -> row.state() == DeliveryState.PENDING);
  }

  private Stream<InMemoryWebhookDelivery> of(WebhookEndpointId endpoint) {
    return rows.all().filter(row -> row.endpoint().equals(endpoint));
  }

  private Stream<PlacedEvent> wanted(WebhookEndpoint endpoint, long after, long upTo) {
    return log.placedOf(endpoint.tenant())
        .filter(event -> event.position() > after && event.position() <= upTo)
        .filter(event -> isWanted(endpoint.wanted(), event))
        .sorted(comparingLong(PlacedEvent::position));
  }

  private static boolean isWanted(WantedEvents wanted, PlacedEvent event) {
    return switch (wanted) {
      case WantedEvents.All _ -> true;
      case WantedEvents.OfTypes(var types) -> new EventFilter.OfTypes(types).matches(event.event());
    };
  }

  private boolean isEnabled(InMemoryWebhookEndpoints.Row row) {
    return !row.removed() && row.endpoint().isEnabled();
  }

  private boolean isEnabled(InMemoryWebhookEndpoints.Row row, TenantId tenant) {
    return isEnabled(row) && row.endpoint().tenant().equals(tenant);
  }
}
