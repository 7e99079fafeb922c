package io.purser.domain.inbox;

import static java.util.Comparator.comparingInt;

import io.purser.domain.customer.InMemoryCustomers;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Rows;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@link Inbox} in memory. Its clock is the database's. */
public final class InMemoryInbox implements Inbox {
  private final InMemoryUnitOfWork work;
  private final InMemoryCustomers customers;
  private final Rows<String, Row> rows;
  private final Rows<EventKey, String> events;
  private final InstantSource clock;
  private final AtomicInteger received = new AtomicInteger();

  public InMemoryInbox(InMemoryUnitOfWork work, InMemoryCustomers customers, InstantSource clock) {
    this.work = work;
    this.customers = customers;
    this.rows = new Rows<>(work);
    this.events = new Rows<>(work);
    this.clock = clock;
  }

  @Override
  public void keep(ProviderAccountId account, byte[] body, Instant signedAt) {
    work.require(account, "inbox.keep");
    var text = HexFormat.of().formatHex(body);
    rows.lockUnique(List.of(account, text));
    if (rows.all().anyMatch(row -> row.account.equals(account) && row.body.equals(text))) {
      return;
    }
    var number = received.incrementAndGet();
    var now = clock.instant();
    var id = "delivery-" + number;
    rows.add(id, new Row(account, id, number, text, signedAt, now, 0, now, null, null));
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
    rows.put(row.id, row.changed(row.attempt + 1, row.dueAt, leaseUntil, null));
    return new Claimed(row.account, row.id, row.attempt + 1);
  }

  @Override
  public Optional<Delivery> get(ProviderAccountId account, Claimed claimed) {
    work.require(account, "inbox.get");
    return rows.get(claimed.deliveryId())
        .filter(row -> row.isHeldBy(account, claimed))
        .map(row -> new Delivery(HexFormat.of().parseHex(row.body), row.signedAt, row.receivedAt));
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
  public void close(ProviderAccountId account, Claimed claimed, Outcome outcome) {
    work.require(account, "inbox.close");
    rows.lock(claimed.deliveryId())
        .filter(row -> row.isHeldBy(account, claimed))
        .ifPresent(row -> rows.put(row.id, row.changed(row.attempt, row.dueAt, null, outcome)));
  }

  @Override
  public void postpone(ProviderAccountId account, Claimed claimed, Duration delay, String why) {
    work.require(account, "inbox.postpone");
    rows.lock(claimed.deliveryId())
        .filter(row -> row.isHeldBy(account, claimed))
        .ifPresent(
            row ->
                rows.put(
                    row.id, row.changed(row.attempt, clock.instant().plus(delay), null, null)));
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

  private record Row(
      ProviderAccountId account,
      String id,
      int number,
      String body,
      Instant signedAt,
      Instant receivedAt,
      int attempt,
      Instant dueAt,
      @Nullable Instant leaseUntil,
      @Nullable Outcome outcome) {
    boolean isFreeAt(Instant time) {
      return outcome == null
          && !dueAt.isAfter(time)
          && (leaseUntil == null || !leaseUntil.isAfter(time));
    }

    boolean isHeldBy(ProviderAccountId wanted, Claimed claimed) {
      return account.equals(wanted) && outcome == null && attempt == claimed.attempt();
    }

    Row changed(int newAttempt, Instant due, @Nullable Instant leased, @Nullable Outcome ending) {
      return new Row(
          account, id, number, body, signedAt, receivedAt, newAttempt, due, leased, ending);
    }
  }
}
