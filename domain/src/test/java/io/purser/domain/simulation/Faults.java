package io.purser.domain.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what goes wrong and when. Each schedule has kinds of its own and a number of its own, so
 * that rare combinations come about as well as common ones. When all have struck, nothing goes
 * wrong any more.
 */
final class Faults {
  private static final int MOST = 7;

  /** A kind for which there is no occasion in so many steps makes way for another. */
  private static final int PATIENCE = 60;

  private final RandomGenerator choices;
  private final Scheduler scheduler;
  private final List<FaultKind> kinds;
  private final Map<FaultKind, Integer> hits = new EnumMap<>(FaultKind.class);
  private final int meanGap;
  private int left;
  private int nextAt;
  private @Nullable FaultKind due;
  private boolean over;

  /**
   * @param possible what can go wrong in this scenario
   */
  Faults(RandomGenerator choices, Scheduler scheduler, List<FaultKind> possible) {
    this.choices = choices;
    this.scheduler = scheduler;
    var some = possible.stream().filter(_ -> choices.nextInt(3) > 0).toList();
    this.kinds = some.isEmpty() ? possible : some;
    this.left = 1 + choices.nextInt(MOST);
    this.meanGap = 4 << choices.nextInt(5);
    this.nextAt = 1 + choices.nextInt(meanGap);
  }

  /** From now on nothing goes wrong, and what lasts is over. */
  void end() {
    over = true;
  }

  boolean areOver() {
    return over;
  }

  /** Whether this goes wrong here and now. */
  boolean strikes(FaultKind kind) {
    if (over || left == 0 || !isDue(kind)) {
      return false;
    }
    left--;
    due = null;
    nextAt = scheduler.steps() + 1 + choices.nextInt(2 * meanGap);
    hits.merge(kind, 1, Integer::sum);
    scheduler.note("FAULT " + kind);
    return true;
  }

  private boolean isDue(FaultKind kind) {
    int step = scheduler.steps();
    if (step < nextAt) {
      return false;
    }
    if (due == null || step > nextAt + PATIENCE) {
      due = kinds.get(choices.nextInt(kinds.size()));
      nextAt = step;
    }
    return due == kind;
  }

  Map<FaultKind, Integer> hits() {
    return hits;
  }
}
