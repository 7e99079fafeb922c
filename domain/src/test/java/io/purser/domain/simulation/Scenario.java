package io.purser.domain.simulation;

import java.util.List;

/** What is done in a schedule, and what must be true at its end. One is made for each schedule. */
interface Scenario {
  String name();

  /** What can go wrong in it. */
  List<FaultKind> faults();

  /** Puts in place what is there before, and the actors. */
  void begin(World world);

  /** Whether nothing is under way any longer, once the clients are done. */
  boolean isSettled(World world);

  /** After the last step. Throws a {@link Violation} when something is not as it must be. */
  void check(World world);
}
