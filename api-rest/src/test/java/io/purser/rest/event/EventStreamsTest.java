package io.purser.rest.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.event.DomainEvent;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventFilter;
import io.purser.domain.event.PlacedEvent;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.Deadline;
import io.purser.domain.work.DeadlineInForce;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonText;
import io.purser.rest.problem.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** How streams end, and what they cost. */
class EventStreamsTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final int PER_TENANT = 60;
  private static final long ENDLESS = Long.MAX_VALUE;

  private final InMemoryStore store = new InMemoryStore();
  private final Given given = new Given(store);
  private final Tenant tenant = given.tenant();
  private final CountingFeed feed = new CountingFeed(store.eventFeed());
  private EventStreams streams = streams(LONG, LONG, 100);
  private volatile boolean permitted = true;

  @AfterEach
  void stop() {
    streams.shutdownGracefully();
  }

  @Test
  void however_many_follow_one_reader_asks_the_database() throws InterruptedException {
    var clients = new ArrayList<Client>();
    for (int i = 0; i < 50; i++) {
      clients.add(connect(ENDLESS));
    }
    happened(10);

    for (var client : clients) {
      for (int i = 1; i <= 10; i++) {
        assertThat(client.nextId()).isEqualTo(i);
      }
    }
    assertThat(feed.readers).isNotEmpty().containsOnly("purser-events-" + tenant.id());
  }

  @Test
  void one_tenant_cannot_have_all_streams_of_a_node() {
    for (int i = 0; i < PER_TENANT; i++) {
      connect(ENDLESS);
    }

    assertThatThrownBy(() -> connect(ENDLESS)).isInstanceOf(Refused.class);
    var other = given.tenant();
    assertThat(
            streams.stream(other.id(), Optional.empty(), List.of(), Audience.COMPANY, () -> true))
        .isNotNull();
  }

  @Test
  void who_is_far_behind_catches_up_and_then_follows() throws InterruptedException {
    happened(1500);
    connect(ENDLESS);
    happened(1100);
    var late = connect(ENDLESS, Optional.of(0L));

    for (int i = 1; i <= 2600; i++) {
      assertThat(late.nextId()).isEqualTo(i);
    }
    happened(1);
    assertThat(late.nextId()).isEqualTo(2601);
  }

  @Test
  void reads_of_a_stream_are_not_bound_to_the_time_of_its_request() throws InterruptedException {
    happened(1500);
    var now = new AtomicLong();
    var deadline = Deadline.in(Duration.ofSeconds(1), now::get);
    var early =
        DeadlineInForce.during(
            deadline,
            () -> {
              connect(ENDLESS);
              happened(1100);
              return connect(1, Optional.of(0L));
            });
    now.set(Duration.ofMinutes(5).toNanos());

    DeadlineInForce.during(deadline, () -> early.wants(ENDLESS));

    for (int i = 1; i <= 2600; i++) {
      assertThat(early.nextId()).isEqualTo(i);
    }
    happened(1);
    assertThat(early.nextId()).isEqualTo(2601);
  }

  @Test
  void a_client_that_takes_nothing_is_let_go() throws InterruptedException {
    streams = streams(SHORT, LONG, 100);
    var client = connect(1);
    happened(3);

    assertThat(client.ended.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(client.received).hasSize(1);
    awaitNone();
  }

  @Test
  void a_stream_ends_when_its_time_is_over() throws InterruptedException {
    streams = streams(LONG, SHORT, 100);
    var client = connect(ENDLESS);

    assertThat(client.ended.await(60, TimeUnit.SECONDS)).isTrue();
    awaitNone();
  }

  @Test
  void a_stream_ends_with_the_credential_before_another_event_is_told() throws Exception {
    var client = connect(ENDLESS);
    happened(1);
    assertThat(client.nextId()).isEqualTo(1);

    permitted = false;
    happened(1);

    assertThat(client.ended.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(client.received).noneMatch(text -> text.contains("id: 2"));
    awaitNone();
  }

  @Test
  void a_shutdown_ends_all_streams_and_those_that_come_later() throws Exception {
    var clients = List.of(connect(ENDLESS), connect(1), connect(ENDLESS));
    assertThat(streams.count()).isEqualTo(3);

    streams.shutdownGracefully().toCompletableFuture().get(60, TimeUnit.SECONDS);

    for (var client : clients) {
      assertThat(client.ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(connect(ENDLESS).ended.await(60, TimeUnit.SECONDS)).isTrue();
    awaitNone();
  }

  @Test
  void a_client_that_has_gone_is_forgotten() throws InterruptedException {
    var client = connect(ENDLESS);
    assertThat(streams.count()).isOne();

    client.cancel();

    awaitNone();
  }

  @Test
  void a_node_serves_so_many_streams_and_no_more() {
    streams = streams(LONG, LONG, 1);
    connect(ENDLESS);

    assertThatThrownBy(() -> connect(ENDLESS)).isInstanceOf(Refused.class);
  }

  private EventStreams streams(Duration patience, Duration lifetime, int maximum) {
    return new EventStreams(
        store.work(),
        feed,
        new JsonText(),
        new StreamSettings(LONG, patience, lifetime, maximum, PER_TENANT, Duration.ofMillis(5)));
  }

  private Client connect(long demand) {
    return connect(demand, Optional.empty());
  }

  private Client connect(long demand, Optional<Long> after) {
    var client = new Client(demand);
    streams.stream(tenant.id(), after, List.of(), Audience.COMPANY, () -> permitted)
        .subscribe(client);
    return client;
  }

  private void awaitNone() {
    for (int tries = 0; streams.count() > 0 && tries < 10_000; tries++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    assertThat(streams.count()).isZero();
  }

  private void happened(int times) {
    given.in(
        tenant,
        () -> {
          for (int i = 0; i < times; i++) {
            store
                .eventLog()
                .append(
                    new DomainEvent(
                        Given.IDS.next("evt"),
                        tenant.id(),
                        "key.issued",
                        tenant.id().value(),
                        null,
                        Map.of(),
                        store.now()));
          }
        });
    store.eventPlaces().place(tenant.id(), times);
  }

  private static final class Client implements Subscriber<byte[]> {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<Long> ids = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Subscription> subscription = new LinkedBlockingQueue<>();
    private final long demand;

    Client(long demand) {
      this.demand = demand;
    }

    @Override
    public void onSubscribe(Subscription given) {
      subscription.add(given);
      given.request(demand);
    }

    @Override
    public void onNext(byte[] bytes) {
      var text = new String(bytes, StandardCharsets.UTF_8);
      received.add(text);
      text.lines()
          .filter(line -> line.startsWith("id: "))
          .forEach(line -> ids.add(Long.valueOf(line.substring(4))));
    }

    @Override
    public void onError(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
      ended.countDown();
    }

    void cancel() throws InterruptedException {
      subscription.take().cancel();
    }

    /** So many more. */
    boolean wants(long more) {
      subscription.element().request(more);
      return true;
    }

    long nextId() throws InterruptedException {
      var id = ids.poll(10, TimeUnit.SECONDS);
      if (id == null) {
        throw new AssertionError("no event came");
      }
      return id;
    }
  }

  /** Notes on which threads the feed is read. */
  private static final class CountingFeed implements EventFeed {
    private final EventFeed feed;
    private final Queue<String> readers = new ConcurrentLinkedQueue<>();

    CountingFeed(EventFeed feed) {
      this.feed = feed;
    }

    @Override
    public long head(TenantId tenant) {
      return feed.head(tenant);
    }

    @Override
    public Slice after(TenantId tenant, long position, List<EventFilter> filters, int limit) {
      readers.add(Thread.currentThread().getName());
      return feed.after(tenant, position, filters, limit);
    }

    @Override
    public Page<PlacedEvent> newestFirst(
        TenantId tenant, List<EventFilter> filters, PageRequest page) {
      return feed.newestFirst(tenant, filters, page);
    }
  }
}
