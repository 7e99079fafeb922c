package io.purser.domain.simulation;

import io.purser.domain.wallet.ReportedTransaction.Progress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lets what was sent arrive, or come back, and says so. */
final class Withdrawals {
  private static final int ROUNDS = 6;
  private static final int LONGEST_PAUSE_MILLIS = 15_000;

  private final World world;
  private final Courier courier;
  private final String providerCustomer;
  private final Set<String> announced = new HashSet<>();
  private final Map<String, Progress> ends = new HashMap<>();

  Withdrawals(World world, Courier courier, String providerCustomer) {
    this.world = world;
    this.courier = courier;
    this.providerCustomer = providerCustomer;
  }

  void work() {
    for (int round = 0; round < ROUNDS; round++) {
      world.scheduler.sleep(1 + world.choices.nextInt(LONGEST_PAUSE_MILLIS));
      var open =
          world.provider.itself().transfersMade().stream()
              .filter(id -> !ends.containsKey(id))
              .toList();
      if (!open.isEmpty()) {
        goOn(world.one(open));
      }
    }
  }

  private void goOn(String id) {
    if (announced.add(id) && world.oneIn(2)) {
      report(id, Progress.PENDING);
    } else {
      var end = world.oneIn(4) ? Progress.FAILED : Progress.COMPLETED;
      ends.put(id, end);
      report(id, end);
    }
  }

  private void report(String id, Progress progress) {
    courier.carry(providerCustomer, world.provider.itself().moves(id, progress));
  }

  /** How far a transfer is, by what the provider knows. */
  Progress progressOf(String id) {
    return ends.getOrDefault(id, Progress.PENDING);
  }

  /** Those that the provider has and that did not come back. */
  List<String> gone() {
    return world.provider.itself().transfersMade().stream()
        .filter(id -> progressOf(id) != Progress.FAILED)
        .toList();
  }
}
