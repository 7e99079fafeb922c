package io.purser.domain.simulation;

import io.purser.domain.work.AdjustableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose turn it is and how much time passes. Exactly one actor runs at a time; at every
 * step another one may be next. Nothing waits in real time: when everybody waits, the clock jumps.
 */
final class Scheduler {
  /** Far more than any schedule takes. */
  private static final int MOST_STEPS = 50_000;

  private final AdjustableClock clock;
  private final RandomGenerator choices;
  private final Trace trace;
  private final int switchPercent;
  private final int longestStepMillis;
  private final List<Actor> actors = new ArrayList<>();
  private long now;
  private int steps;
  private int spawned;
  private boolean stopped;
  private @Nullable Violation violation;
  private volatile @Nullable Actor running;
  private volatile @Nullable Thread driver;

  /**
   * @param switchPercent how often a step passes the turn on, although whoever takes it could go on
   * @param longestStepMillis how long a step takes at most
   */
  Scheduler(
      AdjustableClock clock,
      RandomGenerator choices,
      Trace trace,
      int switchPercent,
      int longestStepMillis) {
    this.clock = clock;
    this.choices = choices;
    this.trace = trace;
    this.switchPercent = switchPercent;
    this.longestStepMillis = longestStepMillis;
  }

  /** Adds an actor. With a life, it ends when that ends. */
  void spawn(String name, @Nullable Life life, Runnable body) {
    spawned++;
    actors.add(new Actor(name, life, this, body));
  }

  /** Lets the actors take turns until all are done. */
  void run() {
    var self = Thread.currentThread();
    driver = self;
    passOn(null);
    while (driver != null) {
      LockSupport.park(this);
    }
    if (violation != null) {
      throw violation;
    }
  }

  /** What an actor's thread does. */
  void live(Actor actor, Runnable body) {
    try {
      requireAlive(actor);
      body.run();
    } catch (Crashed gone) {
      // That is how actors end when their process does.
    } catch (Violation found) {
      stop(found);
    } catch (RuntimeException | Error unexpected) {
      stop(new Violation(actor.name() + " failed: " + unexpected, unexpected));
    }
    actors.remove(actor);
    passOn(null);
  }

  private void stop(Violation found) {
    if (violation == null) {
      violation = found;
    }
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** A step of whoever runs. What is done before the schedule begins or after it is none. */
  void step(String what) {
    var actor = running;
    if (actor == null) {
      return;
    }
    requireAlive(actor);
    if (++steps > MOST_STEPS) {
      throw new Violation("there is no end to it: " + steps + " steps");
    }
    trace.add(now, actor.name(), what);
    if (longestStepMillis > 0) {
      advance(choices.nextInt(longestStepMillis + 1));
    }
    takeTurns(actor);
  }

  void note(String what) {
    var actor = running;
    trace.add(now, actor == null ? "-" : actor.name(), what);
  }

  /** So much time passes for everybody at once. */
  void letPass(long millis) {
    advance(millis);
  }

  void sleep(long millis) {
    await(null, millis);
  }

  /** Waits for the condition, or for this long. */
  void await(@Nullable BooleanSupplier condition, long millis) {
    var actor = running();
    actor.waitFor(condition, now + millis);
    takeTurns(actor);
  }

  /** Waits for the row of another transaction. */
  void awaitRow(Object waiter, Supplier<Optional<?>> holder) {
    var actor = running();
    actor.waitForRow(waiter, holder);
    takeTurns(actor);
  }

  /** The transaction that has what this one waits for, if it waits. */
  Optional<?> whoHolds(Object transaction) {
    for (var actor : actors) {
      if (transaction.equals(actor.waiter())) {
        return actor.holder();
      }
    }
    return Optional.empty();
  }

  private void takeTurns(Actor self) {
    passOn(self);
    while (running != self) {
      LockSupport.park(this);
    }
    self.goOn();
    requireAlive(self);
  }

  private void passOn(@Nullable Actor self) {
    if (actors.isEmpty()) {
      running = null;
      var waiting = driver;
      driver = null;
      LockSupport.unpark(waiting);
      return;
    }
    var next = next(self);
    if (next != self) {
      running = next;
      next.wake();
    }
  }

  private Actor next(@Nullable Actor self) {
    if (self != null && choices.nextInt(100) >= switchPercent && self.mayGoOn(now)) {
      return self;
    }
    int ready = ready();
    if (ready == 0) {
      jump();
      ready = ready();
    }
    int chosen = choices.nextInt(ready);
    for (var actor : actors) {
      if (actor.mayGoOn(now) && chosen-- == 0) {
        return actor;
      }
    }
    throw new IllegalStateException("somebody was ready and is no longer");
  }

  private int ready() {
    int ready = 0;
    for (var actor : actors) {
      if (actor.mayGoOn(now)) {
        ready++;
      }
    }
    return ready;
  }

  private void jump() {
    long earliest = Actor.NEVER;
    for (var actor : actors) {
      earliest = Math.min(earliest, actor.wakeAt());
    }
    if (earliest == Actor.NEVER) {
      stop(new Violation("everybody waits for somebody else"));
    } else {
      advance(earliest - now);
    }
  }

  private void advance(long millis) {
    if (millis > 0) {
      now += millis;
      clock.advance(Duration.ofMillis(millis));
    }
  }

  private Actor running() {
    var actor = running;
    if (actor == null) {
      throw new IllegalStateException("nobody waits outside a schedule");
    }
    return actor;
  }

  /** The process that whoever runs belongs to, or null. */
  @Nullable Life life() {
    var actor = running;
    return actor == null ? null : actor.life();
  }

  void requireAlive() {
    var actor = running;
    if (actor != null) {
      requireAlive(actor);
    }
  }

  private static void requireAlive(Actor actor) {
    if (actor.isDead()) {
      throw new Crashed();
    }
  }

  long now() {
    return now;
  }

  int steps() {
    return steps;
  }

  int spawned() {
    return spawned;
  }
}
