package io.purser.rest.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Remembers a bounded number of things for a short time; the oldest goes first. */
final class ShortMemory<K, V> {
  private record Remembered<V>(V value, long untilNanos) {}

  private final LinkedHashMap<K, Remembered<V>> entries = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final int capacity;
  private final long nanos;

  ShortMemory(int capacity, Duration time) {
    this.capacity = capacity;
    this.nanos = time.toNanos();
  }

  Optional<V> get(K key) {
    lock.lock();
    try {
      var entry = entries.get(key);
      if (entry == null) {
        return Optional.empty();
      }
      if (entry.untilNanos() - System.nanoTime() <= 0) {
        entries.remove(key);
        return Optional.empty();
      }
      return Optional.of(entry.value());
    } finally {
      lock.unlock();
    }
  }

  void put(K key, V value) {
    put(key, value, System.nanoTime());
  }

  /**
   * @param asOf when it was known to be so, by {@link System#nanoTime}: what took long to find out
   *     is remembered for less
   */
  void put(K key, V value, long asOf) {
    lock.lock();
    try {
      entries.remove(key);
      if (entries.size() == capacity) {
        entries.pollFirstEntry();
      }
      entries.put(key, new Remembered<>(value, asOf + nanos));
    } finally {
      lock.unlock();
    }
  }
}
