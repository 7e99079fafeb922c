package io.purser.domain;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TimeOrderedIds;
import io.purser.domain.work.AdjustableClock;
import io.purser.domain.work.InMemoryUnitOfWork;
import io.purser.domain.work.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** What the fakes of one store have in common: time, steps, transactions and ids. */
abstract class SharedByFakes implements Store {
  private final AdjustableClock clock;
  private final Steps steps;
  private final InMemoryUnitOfWork work;
  private final Ids ids;

  SharedByFakes(
      AdjustableClock clock, Steps steps, InMemoryUnitOfWork work, RandomGenerator random) {
    this.clock = clock;
    this.steps = steps;
    this.work = work;
    this.ids = new TimeOrderedIds(clock, random);
  }

  public AdjustableClock clock() {
    return clock;
  }

  public Ids ids() {
    return ids;
  }

  public Steps steps() {
    return steps;
  }

  @Override
  public InMemoryUnitOfWork work() {
    return work;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void letTimePass(Duration time) {
    clock.advance(time);
  }
}
