package io.purser.domain.simulation;

import java.util.List;
import java.util.function.Supplier;

/**
 * Every scenario. Another one is added here, and takes its share of the schedules. Cards take
 * longer than the others, and so half a share.
 */
final class Scenarios {
  private static final List<Supplier<Scenario>> ALL =
      List.of(
          OnboardingScenario::new,
          OnboardingScenario::new,
          OrderScenario::new,
          OrderScenario::new,
          TransferScenario::new,
          TransferScenario::new,
          CardScenario::new);

  private Scenarios() {}

  static Scenario of(int choice) {
    return ALL.get(Math.floorMod(choice, ALL.size())).get();
  }
}
