package io.purser.rest.event;

import io.purser.domain.event.EventFeed;
import io.purser.domain.event.EventFilter;
import io.purser.domain.event.PlacedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The events for one client, in the form of server-sent events. A thread of its own writes them, as
 * fast as the client takes them and no faster: what it has not read waits in the database and not
 * here. The stream ends when the client is gone, takes nothing for too long, or has had the stream
 * for long enough, or when its credential is not good any more.
 */
final class EventStream {
  /** How many events are written at once. */
  static final int AT_ONCE = 20;

  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final byte[] GREETING = bytes("retry: 2000\n\n");
  private static final byte[] HEARTBEAT = bytes(":\n\n");

  private final TenantFeed feed;
  private final LongFunction<EventFeed.Slice> catchUp;
  private final List<EventFilter> filters;
  private final Function<PlacedEvent, String> json;
  private final BooleanSupplier permitted;
  private final StreamSettings settings;
  private final Consumer<EventStream> atTheEnd;
  private final Demand demand = new Demand();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private volatile boolean ending;
  private long position;

  EventStream(
      TenantFeed feed,
      LongFunction<EventFeed.Slice> catchUp,
      List<EventFilter> filters,
      Function<PlacedEvent, String> json,
      long position,
      BooleanSupplier permitted,
      StreamSettings settings,
      Consumer<EventStream> atTheEnd) {
    this.feed = feed;
    this.catchUp = catchUp;
    this.filters = List.copyOf(filters);
    this.json = json;
    this.position = position;
    this.permitted = permitted;
    this.settings = settings;
    this.atTheEnd = atTheEnd;
  }

  /** Begins to write to this client, the only one that the stream ever has. */
  void begin(Subscriber<? super byte[]> client) {
    client.onSubscribe(
        new Subscription() {
          @Override
          public void request(long number) {
            demand.add(number);
          }

          @Override
          public void cancel() {
            end();
          }
        });
    Thread.ofVirtual().name("purser-event-stream").start(() -> run(client));
  }

  /** Writes nothing more. */
  void end() {
    ending = true;
    demand.giveUp();
    feed.wake();
  }

  /** Completes when it has ended and the client has been told. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  private void run(Subscriber<? super byte[]> client) {
    try {
      write(client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // The client comes again and learns then what is wrong; there may be many of them.
      LOG.warn("a stream of events ends early: {}", e.getClass().getName());
    } finally {
      client.onComplete();
      close();
    }
  }

  private void close() {
    atTheEnd.accept(this);
    ended.complete(null);
  }

  private void write(Subscriber<? super byte[]> client) throws InterruptedException {
    long endsAt = System.nanoTime() + settings.lifetime().toNanos();
    boolean taken = send(client, GREETING);
    while (taken && !ending) {
      var left = Duration.ofNanos(endsAt - System.nanoTime());
      if (!left.isPositive()) {
        return;
      }
      var bytes = next(left);
      taken = permitted.getAsBoolean() && send(client, bytes);
    }
  }

  /** What is to be written next: some events, or a sign of life. */
  private byte[] next(Duration left) throws InterruptedException {
    var pause = left.compareTo(settings.heartbeat()) < 0 ? left : settings.heartbeat();
    var found = feed.after(position, AT_ONCE, pause, () -> !ending);
    var slice = found.map(this::wanted).orElseGet(() -> catchUp.apply(position));
    position = slice.upTo();
    if (slice.events().isEmpty()) {
      return HEARTBEAT;
    }
    var text = new StringBuilder();
    slice
        .events()
        .forEach(
            event ->
                text.append("id: ")
                    .append(event.position())
                    .append("\nevent: ")
                    .append(event.event().type())
                    .append("\ndata: ")
                    .append(json.apply(event))
                    .append("\n\n"));
    return bytes(text.toString());
  }

  private EventFeed.Slice wanted(List<PlacedEvent> found) {
    return new EventFeed.Slice(
        found.stream()
            .filter(event -> filters.stream().allMatch(filter -> filter.matches(event.event())))
            .toList(),
        found.isEmpty() ? position : found.getLast().position());
  }

  /** False when the client does not take it. */
  private boolean send(Subscriber<? super byte[]> client, byte[] bytes)
      throws InterruptedException {
    if (!demand.take(settings.patience())) {
      return false;
    }
    client.onNext(bytes);
    return true;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
