package io.purser.domain.simulation;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Somebody who takes steps, on a thread that runs only when it is this actor's turn. */
final class Actor {
  static final long NEVER = Long.MAX_VALUE;

  /** Longer than any schedule lasts, in milliseconds. */
  static final long FAR = 1L << 50;

  private final String name;
  private final @Nullable Life life;
  private final Scheduler scheduler;
  private final Thread thread;
  private boolean started;
  private long wakeAt;
  private @Nullable BooleanSupplier awaited;
  private @Nullable Object waiter;
  private @Nullable Supplier<Optional<?>> holder;

  Actor(String name, @Nullable Life life, Scheduler scheduler, Runnable body) {
    this.name = name;
    this.life = life;
    this.scheduler = scheduler;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> scheduler.live(this, body));
  }

  String name() {
    return name;
  }

  @Nullable Life life() {
    return life;
  }

  boolean isDead() {
    return scheduler.isStopped() || (life != null && life.isOver());
  }

  /** From now on it waits for the condition, or for the time, whatever comes first. */
  void waitFor(@Nullable BooleanSupplier condition, long until) {
    awaited = condition;
    wakeAt = until;
  }

  /** From now on it waits for the row of another transaction. */
  void waitForRow(Object own, Supplier<Optional<?>> other) {
    waiter = own;
    holder = other;
    waitFor(() -> other.get().isEmpty(), NEVER);
  }

  void goOn() {
    waitFor(null, 0);
    waiter = null;
    holder = null;
  }

  boolean mayGoOn(long now) {
    return wakeAt <= now || isDead() || (awaited != null && awaited.getAsBoolean());
  }

  long wakeAt() {
    return wakeAt;
  }

  /** The transaction with which it waits for a row, or null when it does not. */
  @Nullable Object waiter() {
    return waiter;
  }

  /** The transaction that it waits for. */
  Optional<?> holder() {
    return holder == null ? Optional.empty() : holder.get();
  }

  /** Its turn has come. */
  void wake() {
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
  }
}
