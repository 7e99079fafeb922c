package io.purser.domain.webhook;

import io.purser.domain.webhook.WebhookDeliveries.Claimed;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Takes up what is due and sends it, each on a thread of its own, so that a receiver that is slow
 * holds up nobody but itself: of one endpoint only a few are under way at a time, and there are
 * places for many endpoints.
 */
public final class SendMessages {
  /** Longer than an attempt may take, with the look-up of the name before it. */
  public static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(1);

  private final WebhookDeliveries deliveries;
  private final DeliverMessage deliver;
  private final WebhookObserver observer;
  private final int places;
  private final int atOncePerEndpoint;
  private final Semaphore free;

  /**
   * @param places how many messages this node sends at a time
   * @param atOncePerEndpoint how many of them go to one endpoint, from all nodes together
   */
  public SendMessages(
      WebhookDeliveries deliveries,
      DeliverMessage deliver,
      WebhookObserver observer,
      int places,
      int atOncePerEndpoint) {
    this.deliveries = deliveries;
    this.deliver = deliver;
    this.observer = observer;
    this.places = places;
    this.atOncePerEndpoint = atOncePerEndpoint;
    this.free = new Semaphore(places);
  }

  /**
   * Begins to send what is due, as far as there are places, and waits for none of it. Returns how
   * many messages that are. Has one caller at a time.
   *
   * @param goOn asked before each; when it says no, the rest is left to other nodes
   */
  public int work(BooleanSupplier goOn) {
    if (!somePlaceIsFree()) {
      return 0;
    }
    int begun = 0;
    for (var claimed : deliveries.claim(free.availablePermits(), atOncePerEndpoint, LEASE)) {
      if (goOn.getAsBoolean()) {
        begin(claimed);
        begun++;
      } else {
        deliver.handOver(claimed);
      }
    }
    return begun;
  }

  /** Waits until nothing is under way any more. */
  public void finish() {
    free.acquireUninterruptibly(places);
    free.release(places);
  }

  private boolean somePlaceIsFree() {
    try {
      boolean found = free.tryAcquire(WAIT_FOR_A_PLACE.toMillis(), TimeUnit.MILLISECONDS);
      if (found) {
        free.release();
      }
      return found;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void begin(Claimed claimed) {
    free.acquireUninterruptibly();
    Thread.ofVirtual().name("purser-webhook").start(() -> send(claimed));
  }

  private void send(Claimed claimed) {
    try {
      deliver.handle(claimed);
    } catch (RuntimeException failed) {
      observer.failed(claimed, failed);
    } finally {
      free.release();
    }
  }
}
