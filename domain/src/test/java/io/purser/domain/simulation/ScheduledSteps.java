package io.purser.domain.simulation;

import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Every step of the fakes, as a step of the schedule: others may go first, the process may die, its
 * thread may be held up, the database may fail.
 */
final class ScheduledSteps extends Steps {
  /** Longer than the longest lease, which is a minute. */
  private static final int LONG_MILLIS = 70_000;

  /** Longer than the provider remembers a key. */
  private static final int DAY_MILLIS = 25 * 60 * 60 * 1_000;

  private final Scheduler scheduler;
  private final RandomGenerator choices;
  private @Nullable Faults faults;
  private @Nullable UnreliableLine line;
  private @Nullable InMemoryUnitOfWork work;
  private @Nullable Runnable afterCommit;

  ScheduledSteps(Scheduler scheduler, RandomGenerator choices) {
    this.scheduler = scheduler;
    this.choices = choices;
  }

  void connect(
      Faults ownFaults, UnreliableLine ownLine, InMemoryUnitOfWork ownWork, Runnable onCommit) {
    this.faults = ownFaults;
    this.line = ownLine;
    this.work = ownWork;
    this.afterCommit = onCommit;
  }

  @Override
  public void take(String what) {
    if (what.equals("committed")) {
      // Nobody has had a turn since the commit, so what is seen now is this very commit.
      Objects.requireNonNull(afterCommit).run();
    }
    scheduler.step(what);
    if (scheduler.life() != null) {
      goWrong(what);
    }
  }

  private void goWrong(String what) {
    var going = Objects.requireNonNull(faults);
    if (going.strikes(FaultKind.NODE_CRASHED)) {
      Objects.requireNonNull(scheduler.life()).end();
      scheduler.requireAlive();
    }
    if (Objects.requireNonNull(work).isOpen() || what.equals("commit")) {
      if (going.strikes(FaultKind.TRANSACTION_LOST)) {
        throw new DatabaseAway("the connection broke");
      }
    } else if (what.equals("committed") && going.strikes(FaultKind.COMMIT_UNHEARD)) {
      throw new DatabaseAway("the connection broke while committing");
    } else if (Objects.requireNonNull(line).isIdle() && going.strikes(FaultKind.DAY_PASSED)) {
      scheduler.letPass(DAY_MILLIS + choices.nextInt(DAY_MILLIS));
    } else if (!isOnItsWay(what) && going.strikes(FaultKind.HELD_UP)) {
      scheduler.sleep(LONG_MILLIS + choices.nextInt(LONG_MILLIS));
      scheduler.note("goes on");
    }
  }

  /**
   * A request that has left is nobody's to hold up; how late it has its effect is its own fault.
   */
  private static boolean isOnItsWay(String what) {
    return what.contains("provider is asked");
  }
}
