package io.purser.domain.simulation;

import java.util.Map;
import java.util.SplittableRandom;

/** One run of a scenario, decided by its seed. */
final class Schedule {
  private static final int LOOKS_EVERY_MILLIS = 3_000;

  /** Everything settles within this time once nothing goes wrong any more. */
  private static final int LOOKS = 20 * 60 * 1_000 / LOOKS_EVERY_MILLIS;

  private final long seed;
  private final Trace trace;

  Schedule(long seed, Trace trace) {
    this.seed = seed;
    this.trace = trace;
  }

  /**
   * Runs it to its end.
   *
   * @throws Violation when something happened that must not
   */
  Outcome run() {
    var scenario = Scenarios.of(new SplittableRandom(seed).nextInt());
    var world = new World(seed, scenario.faults(), trace);
    scenario.begin(world);
    world.scheduler.spawn("end", null, () -> endWhenSettled(scenario, world));
    world.scheduler.run();
    world.faults.end();
    scenario.check(world);
    return new Outcome(
        scenario.name(),
        trace.hash(),
        world.scheduler.spawned(),
        world.scheduler.steps(),
        world.telemetry.refused(),
        world.faults.hits(),
        world.watch.moves());
  }

  private static void endWhenSettled(Scenario scenario, World world) {
    while (!world.clientsAreDone()) {
      world.scheduler.sleep(LOOKS_EVERY_MILLIS);
    }
    world.faults.end();
    for (int look = 0; !scenario.isSettled(world); look++) {
      if (look == LOOKS) {
        throw new Violation("it does not settle: " + world.store.operations().all());
      }
      world.scheduler.sleep(LOOKS_EVERY_MILLIS);
    }
    world.network.shutDown();
  }

  /** What a schedule came to. */
  record Outcome(
      String scenario,
      long hash,
      int actors,
      int steps,
      int lateWrites,
      Map<FaultKind, Integer> faults,
      Map<Transition, Integer> moves) {
    /** Whether it is worth counting: several actors, some steps, and something that went wrong. */
    boolean counts() {
      return actors >= 3 && steps >= 20 && !faults.isEmpty();
    }
  }
}
