package io.purser.domain.throttle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Fetches for a node what its stocks need, off the path of the requests that use them. Each stock
 * stands in line at most once.
 */
public final class Replenishment {
  private record Turn(Stock stock, long at) {}

  private final SharedTokens shared;
  private final LongSupplier nanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition joined = lock.newCondition();
  private final PriorityQueue<Turn> line;

  /**
   * @param nanos a clock that only goes forward, as {@link System#nanoTime}
   */
  public Replenishment(SharedTokens shared, LongSupplier nanos) {
    this.shared = shared;
    this.nanos = nanos;
    long origin = nanos.getAsLong();
    this.line = new PriorityQueue<>(Comparator.comparingLong(turn -> turn.at() - origin));
  }

  long now() {
    return nanos.getAsLong();
  }

  void joinIfNeeded(Stock stock, long at) {
    if (stock.joinsLine(at)) {
      join(stock);
    }
  }

  private void join(Stock stock) {
    lock.lock();
    try {
      line.add(new Turn(stock, stock.turn()));
      joined.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks for those whose turn has come, in one statement, and waits a while for the first when
   * there is none. Returns how many that were. When nobody answers, they keep their turn.
   */
  public int work(Duration patience) {
    var turns = due(patience.toNanos());
    if (turns.isEmpty()) {
      return 0;
    }
    boolean answered = false;
    try {
      exchange(turns.stream().map(Turn::stock).toList());
      answered = true;
    } finally {
      if (!answered) {
        keep(turns);
      }
    }
    return turns.size();
  }

  private void exchange(List<Stock> stocks) {
    var wishes = stocks.stream().map(Stock::wish).toList();
    var grants = shared.exchange(wishes);
    long at = nanos.getAsLong();
    for (int i = 0; i < wishes.size(); i++) {
      var stock = stocks.get(i);
      stock.answered(wishes.get(i), grants.get(i), at);
      joinIfNeeded(stock, at);
    }
  }

  private void keep(List<Turn> turns) {
    lock.lock();
    try {
      line.addAll(turns);
    } finally {
      lock.unlock();
    }
  }

  private List<Turn> due(long patience) {
    lock.lock();
    try {
      long left = patience;
      while (!isDue() && left > 0) {
        var first = line.peek();
        long turn = first == null ? left : Math.min(left, first.at() - nanos.getAsLong());
        left -= turn - Math.max(0, joined.awaitNanos(turn));
      }
      var due = new ArrayList<Turn>();
      while (isDue() && due.size() < SharedTokens.MOST) {
        due.add(line.remove());
      }
      return due;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    var first = line.peek();
    return first != null && first.at() - nanos.getAsLong() <= 0;
  }
}
