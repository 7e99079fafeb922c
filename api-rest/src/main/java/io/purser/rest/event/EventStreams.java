package io.purser.rest.event;

import static java.util.Objects.requireNonNull;

import io.micronaut.runtime.graceful.GracefulShutdownCapable;
import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventFilter;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.work.UnitOfWork;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonText;
import io.purser.rest.problem.Problem;
import io.purser.rest.problem.ProblemCode;
import io.purser.rest.problem.Refused;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.reactivestreams.Publisher;

/**
 * The streams of events that this node serves. However many follow a tenant, one reader asks the
 * database for it; only who is far behind catches up with reads of its own.
 */
@Singleton
public final class EventStreams implements GracefulShutdownCapable {
  private static final Duration WHEN_THERE_IS_ROOM = Duration.ofSeconds(30);

  private final UnitOfWork work;
  private final EventFeed events;
  private final JsonText json;
  private final StreamSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<TenantId, TenantFeed> feeds = new HashMap<>();
  private final Map<TenantId, Set<EventStream>> open = new HashMap<>();
  private int count;
  private boolean stopping;

  EventStreams(UnitOfWork work, EventFeed events, JsonText json, StreamSettings settings) {
    this.work = work;
    this.events = events;
    this.json = json;
    this.settings = settings;
  }

  /**
   * A stream that begins after this position, or else with what happens next. It is open from when
   * somebody subscribes.
   *
   * @param permitted whether more may be written; asked each time
   */
  Publisher<byte[]> stream(
      TenantId tenant,
      Optional<Long> after,
      List<EventFilter> filters,
      Audience audience,
      BooleanSupplier permitted) {
    if (count() >= settings.maximum() || count(tenant) >= settings.perTenant()) {
      throw new Refused(
          Problem.of(ProblemCode.TEMPORARILY_UNAVAILABLE).retryAfter(WHEN_THERE_IS_ROOM));
    }
    long head = work.reading(tenant, () -> events.head(tenant));
    return client ->
        open(tenant, head, after.orElse(head), filters, audience, permitted).begin(client);
  }

  private EventStream open(
      TenantId tenant,
      long head,
      long after,
      List<EventFilter> filters,
      Audience audience,
      BooleanSupplier permitted) {
    lock.lock();
    try {
      var stream =
          new EventStream(
              feeds.computeIfAbsent(tenant, _ -> started(tenant, head)),
              position -> work.reading(tenant, () -> catchUp(tenant, position, filters)),
              filters,
              event -> json.write(EventView.of(event, audience), audience),
              after,
              permitted,
              settings,
              ended -> close(tenant, ended));
      open.computeIfAbsent(tenant, _ -> new HashSet<>()).add(stream);
      count++;
      // Others may have taken the last places since it was let in.
      if (stopping
          || count > settings.maximum()
          || requireNonNull(open.get(tenant)).size() > settings.perTenant()) {
        stream.end();
      }
      return stream;
    } finally {
      lock.unlock();
    }
  }

  /** How many streams are open. */
  public int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  private int count(TenantId tenant) {
    lock.lock();
    try {
      return open.getOrDefault(tenant, Set.of()).size();
    } finally {
      lock.unlock();
    }
  }

  private TenantFeed started(TenantId tenant, long head) {
    var feed = new TenantFeed(tenant, work, events, settings.poll(), head);
    feed.start();
    return feed;
  }

  private EventFeed.Slice catchUp(TenantId tenant, long position, List<EventFilter> filters) {
    return events.after(tenant, position, filters, EventStream.AT_ONCE);
  }

  private void close(TenantId tenant, EventStream stream) {
    lock.lock();
    try {
      var others = open.get(tenant);
      if (others == null || !others.remove(stream)) {
        return;
      }
      count--;
      if (others.isEmpty()) {
        open.remove(tenant);
        var feed = feeds.remove(tenant);
        if (feed != null) {
          feed.end();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends every stream in a way that tells its client to come again, which will be elsewhere. */
  @Override
  public CompletionStage<?> shutdownGracefully() {
    lock.lock();
    try {
      stopping = true;
      var all = open.values().stream().flatMap(Set::stream).toList();
      all.forEach(EventStream::end);
      return CompletableFuture.allOf(
          all.stream().map(EventStream::ended).toArray(CompletableFuture[]::new));
    } finally {
      lock.unlock();
    }
  }
}
