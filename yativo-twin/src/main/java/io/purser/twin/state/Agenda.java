package io.purser.twin.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks when the business clock reaches them, one commit each and in the order they are due.
 */
public final class Agenda implements AutoCloseable {
  /** Does what a task says, inside a commit. */
  public interface Performer {
    void perform(World world, Task task);
  }

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Comparator<Task> BY_DUE =
      Comparator.comparing(Task::dueAt).thenComparing(Task::kind).thenComparing(Task::id);

  private final Store store;
  private final BusinessClock clock;
  private final Performer performer;
  private final ReentrantLock running = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final TreeSet<Task> waiting = new TreeSet<>(BY_DUE);
  private final Thread loop;

  public Agenda(Store store, BusinessClock clock, Performer performer) {
    this.store = store;
    this.clock = clock;
    this.performer = performer;
    this.loop = Thread.ofVirtual().name("twin-agenda").unstarted(this::run);
  }

  /** Starts with what an earlier run left to do. */
  public void start() {
    store.read(
        world -> {
          waiting.addAll(world.tasks.all());
          store.onCommit(this::committed);
          return null;
        });
    loop.start();
  }

  /** Runs everything that is due now. When it returns it is done. */
  public void runDue() {
    running.lock();
    try {
      for (var task = firstDue(); task != null; task = firstDue()) {
        perform(task);
      }
    } finally {
      running.unlock();
    }
  }

  private void perform(Task task) {
    store.commit(
        world -> {
          // A reset may have taken the task away in the meantime.
          if (world.tasks.find(task.id()).isPresent()) {
            world.tasks.remove(task.id());
            performer.perform(world, task);
          }
          return null;
        });
  }

  private void run() {
    try {
      while (true) {
        awaitDue();
        runDue();
      }
    } catch (InterruptedException closing) {
      // What is left is in the world, and is run after the next start.
    }
  }

  private void awaitDue() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        var wait = waiting.isEmpty() ? LONGEST_WAIT : clock.wallUntil(waiting.first().dueAt());
        if (wait.isZero()) {
          return;
        }
        long nanos = Math.min(wait.toNanos(), LONGEST_WAIT.toNanos());
        var _ = changed.await(nanos, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Task firstDue() {
    Instant now = clock.now();
    lock.lock();
    try {
      boolean due = !waiting.isEmpty() && !waiting.first().dueAt().isAfter(now);
      return due ? waiting.first() : null;
    } finally {
      lock.unlock();
    }
  }

  private void committed(List<Change> changes) {
    lock.lock();
    try {
      for (var change : changes) {
        if (change.before() instanceof Task gone) {
          waiting.remove(gone);
        }
        if (change.after() instanceof Task added) {
          waiting.add(added);
        }
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    loop.interrupt();
    try {
      loop.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
