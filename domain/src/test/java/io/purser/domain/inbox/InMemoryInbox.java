package io.purser.domain.inbox;

import static java.util.Comparator.comparingInt;

import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Pages;
import io.purser.domain.list.Position;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@link Inbox} in memory, and how others look at it. Its clock is the database's. */
public final class InMemoryInbox implements Inbox, Deliveries, MissedEvents {
  private final InMemoryUnitOfWork work;
  private final InMemoryCustomers customers;
  private final Rows<String, Row> rows;
  private final Rows<EventKey, String> events;
  private final Rows<EventKey, Asked> asked;
  private final InstantSource clock;
  private final AtomicInteger received = new AtomicInteger();

  public InMemoryInbox(InMemoryUnitOfWork work, InMemoryCustomers customers, InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.rows = new Rows<>(work);
    this.events = new Rows<>(work);
    this.asked = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public boolean keep(ProviderAccountId account, byte[] body, Instant signedAt) {
    work.require(account, "inbox.keep");
    var text = HexFormat.of().formatHex(body);
    rows.lockUnique(List.of(account, text));
    if (rows.all().anyMatch(row -> row.account.equals(account) && row.body.equals(text))) {
      return false;
    }
    var number = received.incrementAndGet();
    var id = "dlv_%026d".formatted(number);
    rows.add(id, Row.kept(account, id, number, text, signedAt, clock.instant()));
    return true;
  }

  @Override
  public List<Claimed> claim(int maximum, Duration lease) {
    return work.alone(
        "inbox.claim",
        () -> {
          var now = clock.instant();
          return rows.all()
              .filter(row -> row.isFreeAt(now))
              .sorted(comparingInt(Row::number))
              // Somebody else may have taken it up since, so it is read again under its lock.
              .filter(row -> rows.tryLock(row.id))
              .flatMap(row -> rows.get(row.id).stream())
              .filter(row -> row.isFreeAt(now))
              .limit(maximum)
              .map(row -> take(row, now.plus(lease)))
              .toList();
        });
  }

  private Claimed take(Row row, Instant leaseUntil) {
    rows.put(row.id, row.taken(leaseUntil));
    return new Claimed(row.account, row.id, row.attempt + 1);
  }

  @Override
  public Optional<Delivery> begin(ProviderAccountId account, Claimed claimed) {
    work.require(account, "inbox.begin");
    var held = rows.lock(claimed.deliveryId()).filter(row -> row.isHeldBy(account, claimed));
    held.ifPresent(row -> rows.put(row.id, row.withFailures(row.failures + 1)));
    return held.map(
        row ->
            new Delivery(
                HexFormat.of().parseHex(row.body), row.signedAt, row.receivedAt, row.failures));
  }

  @Override
  public boolean isFirst(ProviderAccountId account, Claimed claimed, String eventId) {
    work.require(account, "inbox.isFirst");
    var key = new EventKey(account, eventId);
    var first = events.lock(key);
    if (first.isEmpty()) {
      events.put(key, claimed.deliveryId());
    }
    return first.isEmpty() || first.get().equals(claimed.deliveryId());
  }

  @Override
  public void close(
      ProviderAccountId account, Claimed claimed, Outcome outcome, @Nullable TenantId concerning) {
    work.require(account, "inbox.close");
    change(account, claimed, row -> row.closed(outcome, clock.instant()), concerning);
  }

  @Override
  public void postpone(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning) {
    work.require(account, "inbox.postpone");
    var due = clock.instant().plus(delay);
    change(account, claimed, row -> row.waiting(due, why).withFailures(0), concerning);
  }

  @Override
  public void fail(
      ProviderAccountId account,
      Claimed claimed,
      Duration delay,
      String why,
      @Nullable TenantId concerning) {
    work.require(account, "inbox.fail");
    var due = clock.instant().plus(delay);
    change(account, claimed, row -> row.waiting(due, why), concerning);
  }

  private void change(
      ProviderAccountId account,
      Claimed claimed,
      UnaryOperator<Row> body,
      @Nullable TenantId concerning) {
    rows.lock(claimed.deliveryId())
        .filter(row -> row.isHeldBy(account, claimed))
        .ifPresent(row -> rows.put(row.id, body.apply(row).concerning(concerning)));
  }

  @Override
  public Backlog backlog() {
    return work.alone(
        "inbox.backlog",
        () -> {
          var waiting = rows.all().filter(row -> row.outcome == null).toList();
          var oldest = waiting.stream().map(Row::receivedAt).min(Comparator.naturalOrder());
          return new Backlog(
              waiting.size(),
              oldest.map(at -> Duration.between(at, clock.instant())).orElse(Duration.ZERO),
              rows.all().filter(row -> row.state() == DeliveryState.QUARANTINED).count());
        });
  }

  @Override
  public Page<KeptDelivery> list(
      ProviderAccountId account, TenantId viewer, @Nullable DeliveryState state, PageRequest page) {
    work.require(account, "deliveries.list");
    return Pages.cut(
        rows.all()
            .filter(row -> row.isSeenBy(account, viewer))
            .map(Row::seen)
            .filter(delivery -> state == null || delivery.state() == state),
        page,
        delivery -> new Position(delivery.receivedAt(), delivery.id().value()));
  }

  @Override
  public Optional<KeptDelivery> get(ProviderAccountId account, TenantId viewer, DeliveryId id) {
    work.require(account, "deliveries.get");
    return rows.get(id.value()).filter(row -> row.isSeenBy(account, viewer)).map(Row::seen);
  }

  @Override
  public void release(ProviderAccountId account, TenantId viewer, DeliveryId id) {
    work.require(account, "deliveries.release");
    rows.lock(id.value())
        .filter(row -> row.isSeenBy(account, viewer) && row.state() == DeliveryState.QUARANTINED)
        .ifPresent(
            row -> rows.put(row.id, row.waiting(clock.instant(), "was replayed").withFailures(0)));
  }

  @Override
  public List<String> missing(
      ProviderAccountId account, List<String> eventIds, Duration pause, int most) {
    work.require(account, "missedEvents.missing");
    var now = clock.instant();
    return eventIds.stream()
        .filter(event -> events.get(new EventKey(account, event)).isEmpty())
        .filter(
            event ->
                asked
                    .get(new EventKey(account, event))
                    .filter(last -> last.times >= most || last.at.plus(pause).isAfter(now))
                    .isEmpty())
        .toList();
  }

  @Override
  public void asked(ProviderAccountId account, String eventId) {
    work.require(account, "missedEvents.asked");
    var key = new EventKey(account, eventId);
    int times = asked.lock(key).map(Asked::times).orElse(0);
    asked.put(key, new Asked(times + 1, clock.instant()));
  }

  @Override
  public Optional<Owner> ownerOf(ProviderAccountId account, String providerCustomerId) {
    return work.alone(
        "inbox.ownerOf",
        () ->
            customers
                .ofAccount(account, providerCustomerId)
                .map(customer -> new Owner(customer.header().tenant(), customer.id())));
  }

  /** How the deliveries have ended so far, in the order in which they came. */
  public List<Outcome> outcomes() {
    return rows.committed().stream()
        .flatMap(row -> Optional.ofNullable(row.outcome).stream())
        .toList();
  }

  /** How many deliveries are kept and not closed. */
  public long waiting() {
    return rows.committed().stream().filter(row -> row.outcome == null).count();
  }

  private record EventKey(ProviderAccountId account, String eventId) {}

  private record Asked(int times, Instant at) {}

  private record Row(
      ProviderAccountId account,
      String id,
      int number,
      String body,
      Instant signedAt,
      Instant receivedAt,
      int attempt,
      int failures,
      Instant dueAt,
      @Nullable Instant leaseUntil,
      @Nullable Outcome outcome,
      @Nullable String note,
      @Nullable Instant closedAt,
      @Nullable TenantId concerns) {
    static Row kept(
        ProviderAccountId account,
        String id,
        int number,
        String body,
        Instant signedAt,
        Instant now) {
      return new Row(
          account, id, number, body, signedAt, now, 0, 0, now, null, null, null, null, null);
    }

    boolean isFreeAt(Instant time) {
      return outcome == null
          && !dueAt.isAfter(time)
          && (leaseUntil == null || !leaseUntil.isAfter(time));
    }

    boolean isHeldBy(ProviderAccountId wanted, Claimed claimed) {
      return account.equals(wanted) && outcome == null && attempt == claimed.attempt();
    }

    boolean isSeenBy(ProviderAccountId wanted, TenantId viewer) {
      return account.equals(wanted) && (concerns == null || concerns.equals(viewer));
    }

    DeliveryState state() {
      return switch (outcome) {
        case null -> DeliveryState.WAITING;
        case Outcome.Applied _ -> DeliveryState.APPLIED;
        case Outcome.Duplicate _ -> DeliveryState.DUPLICATE;
        case Outcome.Ignored _ -> DeliveryState.IGNORED;
        case Outcome.AskedInstead _ -> DeliveryState.ASKED_INSTEAD;
        case Outcome.Quarantined _ -> DeliveryState.QUARANTINED;
      };
    }

    KeptDelivery seen() {
      return new KeptDelivery(
          new DeliveryId(id),
          state(),
          note,
          attempt,
          signedAt,
          receivedAt,
          outcome == null ? dueAt : null,
          closedAt,
          true);
    }

    Row taken(Instant until) {
      return changed(attempt + 1, failures, dueAt, until, null, note, null, concerns);
    }

    Row withFailures(int count) {
      return changed(attempt, count, dueAt, leaseUntil, outcome, note, closedAt, concerns);
    }

    Row waiting(Instant due, String why) {
      return changed(attempt, failures, due, null, null, why, null, concerns);
    }

    Row closed(Outcome ending, Instant at) {
      var said =
          switch (ending) {
            case Outcome.Ignored(var type) -> type;
            case Outcome.Quarantined(var why) -> why;
            case Outcome.Applied _, Outcome.Duplicate _, Outcome.AskedInstead _ -> null;
          };
      return changed(attempt, failures, dueAt, null, ending, said, at, concerns);
    }

    Row concerning(@Nullable TenantId tenant) {
      return tenant == null
          ? this
          : changed(attempt, failures, dueAt, leaseUntil, outcome, note, closedAt, tenant);
    }

    private Row changed(
        int newAttempt,
        int newFailures,
        Instant due,
        @Nullable Instant leased,
        @Nullable Outcome ending,
        @Nullable String said,
        @Nullable Instant ended,
        @Nullable TenantId tenant) {
      return new Row(
          account,
          id,
          number,
          body,
          signedAt,
          receivedAt,
          newAttempt,
          newFailures,
          due,
          leased,
          ending,
          said,
          ended,
          tenant);
    }
  }
}
