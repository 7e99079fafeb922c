package io.purser.domain.simulation;

import io.purser.domain.inbox.ProviderEvent.SwapTold;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.programme.swap.ReportedSwap;
import java.util.HashSet;
import java.util.Set;

/** Lets swaps that the provider has come to their ends, and says so, as it does when one begins. */
final class SwapMoves {
  private static final int ROUNDS = 5;
  private static final int LONGEST_PAUSE_MILLIS = 15_000;

  private final World world;
  private final Courier courier;
  private final Set<String> told = new HashSet<>();

  SwapMoves(World world, Courier courier) {
    this.world = world;
    this.courier = courier;
  }

  void work() {
    for (int round = 0; round < ROUNDS; round++) {
      world.scheduler.sleep(1 + world.choices.nextInt(LONGEST_PAUSE_MILLIS));
      goOn();
    }
    while (goOn()) {
      world.scheduler.sleep(1 + world.choices.nextInt(1_000));
    }
  }

  /** Whether there was one that could go on. */
  private boolean goOn() {
    var open =
        world.swaps.all().stream()
            .filter(one -> one.swap().progress() == Progress.SUBMITTED)
            .findFirst();
    open.ifPresent(this::goOn);
    return open.isPresent();
  }

  private void goOn(ReportedSwap swap) {
    var id = swap.swap().providerId();
    if (told.add(id) && world.oneIn(2)) {
      tell(swap);
    } else {
      tell(world.swaps.ends(id, world.oneIn(3) ? Progress.FAILED : Progress.COMPLETED));
    }
  }

  private void tell(ReportedSwap swap) {
    courier.carry(id -> new SwapTold(id, swap));
  }
}
