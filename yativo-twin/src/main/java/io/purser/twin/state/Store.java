package io.purser.twin.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The world behind one lock. A commit happens whole or not at all: when its body throws, or when
 * the journal cannot be written, every row is put back as it was.
 */
public final class Store implements AutoCloseable {
  private final World world;
  private final @Nullable Journal journal;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<List<Change>>> listeners = new CopyOnWriteArrayList<>();

  public Store(World world, @Nullable Journal journal) {
    this.world = world;
    this.journal = journal;
  }

  /** Tells of every commit, under the lock and in order, so a listener must be quick. */
  public void onCommit(Consumer<List<Change>> listener) {
    listeners.add(listener);
  }

  public <T extends @Nullable Object> T read(Function<World, T> question) {
    lock.lock();
    try {
      return question.apply(world);
    } finally {
      lock.unlock();
    }
  }

  /** Returns once the change is on the disk, if there is a journal. */
  public <T extends @Nullable Object> T commit(Function<World, T> change) {
    return run(change, true);
  }

  /**
   * For ledger lines that may be lost with the machine, though not with the process: they are
   * written but not forced to the disk.
   */
  public <T extends @Nullable Object> T note(Function<World, T> change) {
    return run(change, false);
  }

  private <T extends @Nullable Object> T run(Function<World, T> body, boolean durable) {
    lock.lock();
    try {
      var changes = new ArrayList<Change>();
      boolean done = false;
      world.recordTo(changes::add);
      try {
        T result = body.apply(world);
        write(changes, durable);
        done = true;
        listeners.forEach(listener -> listener.accept(changes));
        return result;
      } finally {
        world.recordTo(null);
        if (!done) {
          takeBack(changes);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void write(List<Change> changes, boolean durable) {
    if (journal == null || changes.isEmpty()) {
      return;
    }
    try {
      journal.append(changes, durable);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("the state file cannot be written", unwritable);
    }
  }

  private static void takeBack(List<Change> changes) {
    for (var change : changes.reversed()) {
      change.table().restore(change.id(), change.before());
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (journal != null) {
        journal.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
