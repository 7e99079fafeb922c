package io.purser.twin.fault;

import io.purser.twin.state.Fault;
import io.purser.twin.state.World;
import java.util.Optional;

/** Picks the fault that strikes. The oldest one that fits goes first, and one strikes at a time. */
public final class Faults {
  private static final String EVERY_ROUTE = "*";

  private Faults() {}

  /**
   * Takes a fault for a request.
   *
   * @param route the template that was matched, with its method
   */
  public static Optional<Fault> takeForRequest(World world, String route, String body) {
    return take(world, route, body, false);
  }

  public static Optional<Fault> takeForWebhook(World world, String body) {
    return take(world, FaultKind.WEBHOOK_ROUTE, body, true);
  }

  /** Undoes a take whose fault turned out to have nothing to act on. */
  public static void giveBack(World world, Fault taken) {
    world.faults.find(taken.id()).ifPresent(fault -> world.faults.put(fault.hit(-1)));
  }

  public static FaultKind kind(Fault fault) {
    return FaultKind.named(fault.kind())
        .orElseThrow(() -> new IllegalStateException("no fault kind " + fault.kind()));
  }

  private static Optional<Fault> take(World world, String route, String body, boolean webhook) {
    for (var fault : world.faults.all()) {
      boolean here = fault.route().equals(route) || (!webhook && fault.route().equals(EVERY_ROUTE));
      var wanted = fault.bodyContains();
      if (here && !fault.isSpent() && (wanted == null || body.contains(wanted))) {
        var struck = fault.hit(1);
        world.faults.put(struck);
        return Optional.of(struck);
      }
    }
    return Optional.empty();
  }
}
