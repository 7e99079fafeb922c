package io.purser.twin.webhook;

import io.purser.twin.state.Attempt;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Change;
import io.purser.twin.state.ClockReading;
import io.purser.twin.state.Delivery;
import io.purser.twin.state.LiveSettings;
import io.purser.twin.state.Store;
import io.purser.twin.state.WebhookEndpoint;
import io.purser.twin.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends deliveries when they are due. Endpoints do not wait for each other, and nobody waits for an
 * endpoint: it works off what commits have put into the world.
 */
public final class Dispatcher implements AutoCloseable {
  private final Store store;
  private final BusinessClock clock;
  private final DeliveryQueue queue;
  private final Sender sender = new Sender();
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread loop;

  public Dispatcher(Store store, BusinessClock clock) {
    this.store = store;
    this.clock = clock;
    this.queue = new DeliveryQueue(clock);
    this.loop = Thread.ofVirtual().name("twin-webhooks").unstarted(this::run);
  }

  /** Starts with what an earlier run left to send. */
  public void start() {
    store.read(
        world -> {
          queue.parallelism(world.settings.get().webhookParallelism());
          world.deliveries.all().forEach(queue::accept);
          store.onCommit(this::committed);
          return null;
        });
    loop.start();
  }

  private void committed(List<Change> changes) {
    for (var change : changes) {
      switch (change.after()) {
        case Delivery delivery -> queue.accept(delivery);
        case LiveSettings settings -> queue.parallelism(settings.webhookParallelism());
        case ClockReading _ -> queue.lookAgain();
        case null -> queue.forget(change.id());
        default -> {}
      }
    }
  }

  private void run() {
    try {
      while (true) {
        var next = queue.takeDue();
        attempts.execute(() -> attempt(next));
      }
    } catch (InterruptedException | RejectedExecutionException closing) {
      // Whatever is still waiting is in the world, and goes out after the next start.
    }
  }

  private void attempt(DeliveryQueue.Entry entry) {
    try {
      var job = store.read(world -> job(world, entry.deliveryId()));
      if (job.isPresent()) {
        var due = job.get();
        var attempt =
            sender.send(
                due.endpoint(), due.delivery(), due.signWith(), clock.now(), due.timeLimit());
        if (!attempts.isShutdown()) {
          store.commit(world -> record(world, entry.deliveryId(), attempt));
        }
      }
    } finally {
      queue.finished(entry);
    }
  }

  private Optional<Job> job(World world, String deliveryId) {
    var delivery = world.deliveries.find(deliveryId).filter(Delivery::isWaiting);
    var endpoint = delivery.flatMap(found -> world.webhooks.find(found.webhookId()));
    // A disabled endpoint keeps its deliveries; enabling it puts them into the queue again.
    if (delivery.isEmpty() || endpoint.isEmpty() || !endpoint.get().enabled()) {
      return Optional.empty();
    }
    var settings = world.settings.get();
    long signWith = clock.wallNow().getEpochSecond();
    var earlier = delivery.get().attempts();
    if (!settings.webhookSignEachAttempt() && !earlier.isEmpty()) {
      signWith = earlier.getFirst().timestamp();
    }
    return Optional.of(
        new Job(
            delivery.get(),
            endpoint.get(),
            signWith,
            Duration.ofMillis(settings.webhookTimeoutMs())));
  }

  private @Nullable Void record(World world, String deliveryId, Attempt attempt) {
    world
        .deliveries
        .find(deliveryId)
        .ifPresent(
            delivery -> {
              world.deliveries.put(delivery.attempted(attempt, nextTry(delivery)));
              world
                  .webhooks
                  .find(delivery.webhookId())
                  .ifPresent(
                      endpoint ->
                          world.webhooks.put(endpoint.answered(attempt.succeeded(), attempt.at())));
            });
    return null;
  }

  private @Nullable Instant nextTry(Delivery delivery) {
    if (delivery.once()) {
      return null;
    }
    return Schedule.pauseAfter(delivery.attempts().size() + 1).map(clock.now()::plus).orElse(null);
  }

  @Override
  public void close() {
    loop.interrupt();
    attempts.shutdownNow();
    sender.close();
    attempts.close();
  }

  private record Job(
      Delivery delivery, WebhookEndpoint endpoint, long signWith, Duration timeLimit) {}
}
