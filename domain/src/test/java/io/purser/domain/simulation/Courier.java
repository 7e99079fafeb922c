package io.purser.domain.simulation;

import io.purser.domain.inbox.Endpoint;
import io.purser.domain.inbox.ProviderEvent;
import io.purser.domain.inbox.ProviderEvent.TransactionReported;
import io.purser.domain.inbox.ReceiveDelivery;
import io.purser.domain.wallet.ReportedTransaction;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Carries the provider's events to us: late, twice, in another order, or not at all. */
final class Courier {
  private static final int LONGEST_DELAY_MILLIS = 90_000;
  private static final int MOST_DELIVERIES = 60;

  /** Older than what is applied. */
  private static final Duration STALE = Duration.ofDays(4);

  private final World world;
  private final Endpoint endpoint;
  private int events;
  private int underWay;

  Courier(World world, Endpoint endpoint) {
    this.world = world;
    this.endpoint = endpoint;
  }

  /** The event that tells what became of a transaction of this customer. */
  void carry(String providerCustomer, ReportedTransaction report) {
    carry(id -> new TransactionReported(id, providerCustomer, report));
  }

  /**
   * @param event what happened, by the id of the event
   */
  void carry(Function<String, ProviderEvent> event) {
    events++;
    var name = "event-" + events;
    var told = event.apply(name);
    if (world.faults.strikes(FaultKind.WEBHOOK_LOST)) {
      return;
    }
    boolean delayed = world.faults.strikes(FaultKind.WEBHOOK_DELAYED);
    deliver(
        name,
        world.mail.write(name, told, "first"),
        delayed ? world.choices.nextInt(LONGEST_DELAY_MILLIS) : 0,
        delayed);
    if (world.faults.strikes(FaultKind.WEBHOOK_DUPLICATED)) {
      var noise = world.oneIn(2) ? "first" : "second";
      deliver(name, world.mail.write(name, told, noise), 0, false);
    }
  }

  private void deliver(String name, byte[] body, int delayMillis, boolean late) {
    underWay++;
    var age = late && world.oneIn(2) ? STALE : Duration.ZERO;
    var signedAt = world.store.now().minus(age).toString();
    world.scheduler.spawn(
        name,
        null,
        () -> {
          world.scheduler.sleep(delayMillis);
          for (int tries = 1; !isKept(name, body, signedAt); tries++) {
            if (tries == MOST_DELIVERIES) {
              throw new Violation(name + " was never taken");
            }
            world.scheduler.sleep(world.choices.nextInt(20_000));
          }
          underWay--;
        });
  }

  private boolean isKept(String event, byte[] body, String signedAt) {
    return world.network.any().map(node -> isKept(node, event, body, signedAt)).orElse(false);
  }

  private boolean isKept(Node node, String event, byte[] body, String signedAt) {
    return world.network.serve("intake " + event, node, () -> receive(node, body, signedAt));
  }

  private void receive(Node node, byte[] body, String signedAt) {
    var result =
        node.receiveDelivery.handle(endpoint.id(), List.of("good"), List.of(signedAt), body);
    if (!(result instanceof ReceiveDelivery.Result.Kept)) {
      throw new Violation("a genuine delivery was refused: " + result);
    }
  }

  boolean isDone() {
    return underWay == 0;
  }
}
