package io.purser.persistence.event;

import static io.purser.persistence.schema.Tables.EVENT_LOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventLog;
import io.purser.domain.event.EventPlaces;
import io.purser.domain.event.EventRelay;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.tenant.TenantId;
import io.purser.persistence.OpenWork;
import io.purser.persistence.Samples;
import io.purser.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many write at once, two relays place, and a reader follows. */
class ConcurrentRelayTest {
  private static final int CUSTOMERS = 8;
  private static final int WRITERS = 5;
  private static final int TRANSACTIONS_EACH = 60;
  private static final Duration ENOUGH = Duration.ofSeconds(60);

  private TestDatabase database;
  private TenantId tenant;
  private List<Customer> customers;

  /** How many events each customer has, counted while the customer is locked. */
  private final Map<Customer, AtomicInteger> counts = new ConcurrentHashMap<>();

  private final Queue<String> committed = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() {
    database = new TestDatabase();
    var owner = database.newTenant();
    tenant = owner.id();
    var samples = new Samples(database);
    customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      var customer = samples.storedPerson(owner.id(), "customer-" + i);
      customers.add(customer);
    }
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void nothing_is_missed_or_doubled_and_each_aggregate_keeps_its_order() throws Exception {
    var appended = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var allPlaced = new CountDownLatch(1);
    List<PlacedEvent> seen;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var open = threads.submit(() -> holdOpen(appended, mayEnd));
      await(appended);
      var relays =
          List.of(threads.submit(() -> relay(allPlaced)), threads.submit(() -> relay(allPlaced)));
      var writers = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(i);
        writers.add(threads.submit(() -> write(random)));
      }
      var reader = threads.submit(() -> follow(allPlaced));
      for (var writer : writers) {
        writer.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
      }
      awaitHead(committed.size());
      mayEnd.countDown();
      open.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
      awaitHead(committed.size());
      allPlaced.countDown();
      for (var relay : relays) {
        relay.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
      }
      seen = reader.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
    }

    assertThat(seen)
        .extracting(PlacedEvent::position)
        .containsExactly(LongStream.rangeClosed(1, committed.size()).boxed().toArray(Long[]::new));
    assertThat(seen)
        .extracting(it -> it.event().id())
        .containsExactlyInAnyOrderElementsOf(committed);
    assertThat(seen.getLast().event().type()).isEqualTo("customer.held_open");
    seen.stream()
        .filter(it -> !it.event().type().equals("customer.held_open"))
        .collect(Collectors.groupingBy(it -> it.event().subject()))
        .forEach(
            (subject, ofOne) -> {
              assertThat(ofOne)
                  .as(subject)
                  .allSatisfy(
                      it ->
                          assertThat(it.event().facts())
                              .containsEntry("nth", Long.toString(it.sequence())));
              assertThat(ofOne).extracting(PlacedEvent::sequence).isSorted();
            });
  }

  @Test
  void while_one_relay_is_at_a_tenant_others_pass_it_over_and_do_not_wait() throws Exception {
    var other = database.newTenant().id();
    happened(tenant);
    happened(other);
    var places = database.get(EventPlaces.class);
    try (var first = database.asApplication()) {
      first.setAutoCommit(false);
      try (var place = first.prepareStatement("SELECT purser.place_events(?, 10)")) {
        place.setString(1, tenant.value());
        place.execute();
      }

      assertThat(places.place(tenant, 10)).isZero();
      assertThat(places.place(other, 10)).isOne();
      first.rollback();
    }
    assertThat(places.place(tenant, 10)).isOne();
  }

  private void happened(TenantId owner) {
    database
        .work()
        .inTransaction(
            owner,
            () -> {
              database
                  .get(EventLog.class)
                  .append(
                      new DomainEvent(
                          database.ids().next("evt"),
                          owner,
                          "key.issued",
                          owner.value(),
                          null,
                          Map.of(),
                          Instant.now()));
              return owner;
            });
  }

  /** Draws the lowest number of all, and is committed last. It is about no customer of the rest. */
  private int holdOpen(CountDownLatch appended, CountDownLatch mayEnd) {
    var event =
        new DomainEvent(
            database.ids().next("evt"),
            tenant,
            "customer.held_open",
            tenant.value(),
            null,
            Map.of(),
            Instant.now());
    database
        .work()
        .inTransaction(
            tenant,
            () -> {
              int added =
                  OpenWork.of(tenant)
                      .insertInto(EVENT_LOG)
                      .set(EVENT_LOG.TENANT_ID, tenant)
                      .set(EVENT_LOG.ID, event.id())
                      .set(EVENT_LOG.TYPE, event.type())
                      .set(EVENT_LOG.SUBJECT, event.subject())
                      .set(EVENT_LOG.FACTS, database.get(EventColumns.class).sealedFacts(event))
                      .set(EVENT_LOG.OCCURRED_AT, event.occurredAt())
                      .execute();
              // On a busy machine the others take longer than anybody may be idle.
              OpenWork.of(tenant).execute("SET LOCAL idle_in_transaction_session_timeout = 0");
              appended.countDown();
              await(mayEnd);
              return added;
            });
    committed.add(event.id());
    return 1;
  }

  private int write(Random random) {
    for (int i = 0; i < TRANSACTIONS_EACH; i++) {
      var customer = customers.get(random.nextInt(CUSTOMERS));
      int events = 1 + random.nextInt(3);
      boolean changesItsMind = random.nextInt(5) == 0;
      try {
        committed.addAll(
            database
                .work()
                .inTransaction(
                    tenant,
                    () -> {
                      database.get(Customers.class).getForUpdate(tenant, customer.id());
                      LockSupport.parkNanos(random.nextInt(4_000_000));
                      if (changesItsMind) {
                        append(customer, 0);
                        throw new IllegalArgumentException("changed my mind");
                      }
                      var ids = new ArrayList<String>();
                      for (int n = 0; n < events; n++) {
                        ids.add(append(customer, counted(customer)));
                      }
                      return ids;
                    }));
      } catch (IllegalArgumentException expected) {
        assertThat(changesItsMind).isTrue();
      }
    }
    return TRANSACTIONS_EACH;
  }

  private int counted(Customer customer) {
    return counts.computeIfAbsent(customer, _ -> new AtomicInteger()).incrementAndGet();
  }

  private String append(Customer customer, int nth) {
    var id = database.ids().next("evt");
    database
        .get(EventLog.class)
        .append(
            new DomainEvent(
                id,
                tenant,
                "customer.changed",
                customer.id().value(),
                customer.id(),
                Map.of("nth", Integer.toString(nth)),
                Instant.now()));
    return id;
  }

  private int relay(CountDownLatch end) {
    var relay = new EventRelay(database.get(EventPlaces.class), InstantSource.system());
    int placed = 0;
    while (end.getCount() > 0) {
      placed += relay.work(() -> true);
    }
    return placed;
  }

  private List<PlacedEvent> follow(CountDownLatch end) {
    var seen = new ArrayList<PlacedEvent>();
    long position = 0;
    boolean last;
    do {
      last = end.getCount() == 0;
      long from = position;
      var slice =
          database
              .work()
              .reading(
                  tenant, () -> database.get(EventFeed.class).after(tenant, from, List.of(), 7));
      seen.addAll(slice.events());
      position = slice.upTo();
      last = last && slice.events().isEmpty();
    } while (!last);
    return seen;
  }

  private void awaitHead(int wanted) {
    var deadline = Instant.now().plus(ENOUGH);
    while (database.work().reading(tenant, () -> database.get(EventFeed.class).head(tenant))
        < wanted) {
      assertThat(Instant.now()).as("everything is placed in time").isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
