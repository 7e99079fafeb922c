package io.purser.domain.work;

import io.purser.domain.work.InMemoryUnitOfWork.Transaction;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table in memory. Rows are immutable values; everything happens inside a unit of work.
 *
 * @param <K> the primary key
 * @param <V> a row
 */
public final class Rows<K, V> {
  private final InMemoryUnitOfWork work;
  private final Map<K, V> committed = new LinkedHashMap<>();
  private final Map<Transaction, Map<K, @Nullable V>> uncommitted = new HashMap<>();

  public Rows(InMemoryUnitOfWork work) {
    this.work = work;
  }

  public Optional<V> get(K key) {
    var transaction = work.open();
    return work.guarded(
        () -> {
          Map<K, @Nullable V> own = uncommitted.getOrDefault(transaction, Map.of());
          return Optional.ofNullable(own.containsKey(key) ? own.get(key) : committed.get(key));
        });
  }

  /** The newest committed version, locked until the unit of work ends. */
  public Optional<V> lock(K key) {
    work.lock(new Lock(this, key));
    return get(key);
  }

  /** False when somebody else has the row, or is just adding it. */
  public boolean tryLock(K key) {
    return work.tryLock(new Lock(this, key));
  }

  /** Locks a value that only one row may have, so that two who add it do so one after the other. */
  public void lockUnique(Object value) {
    work.lock(new Lock(this, List.of("unique", value)));
  }

  public void put(K key, V row) {
    work.lock(new Lock(this, key));
    var transaction = work.open();
    work.guarded(
        () -> {
          transaction.join(this);
          uncommitted.computeIfAbsent(transaction, _ -> new LinkedHashMap<>()).put(key, row);
          return row;
        });
  }

  /** Takes the row away, if there is one. */
  public void remove(K key) {
    work.lock(new Lock(this, key));
    var transaction = work.open();
    work.guarded(
        () -> {
          transaction.join(this);
          uncommitted.computeIfAbsent(transaction, _ -> new LinkedHashMap<>()).put(key, null);
          return key;
        });
  }

  /** Adds a row, or fails as a violated primary key does. */
  public void add(K key, V row) {
    if (lock(key).isPresent()) {
      throw new IllegalStateException("there is a row with the key " + key);
    }
    put(key, row);
  }

  public Stream<V> all() {
    var transaction = work.open();
    return work.guarded(
        () -> {
          var visible = new LinkedHashMap<>(committed);
          apply(uncommitted.getOrDefault(transaction, Map.of()), visible);
          return List.copyOf(visible.values()).stream();
        });
  }

  /** What everybody sees, for assertions outside a unit of work. */
  public List<V> committed() {
    return work.guarded(() -> List.copyOf(committed.values()));
  }

  void commit(Transaction transaction) {
    apply(uncommitted.getOrDefault(transaction, Map.of()), committed);
  }

  private static <K, V> void apply(Map<K, @Nullable V> changes, Map<K, V> to) {
    changes.forEach(
        (key, row) -> {
          if (row == null) {
            to.remove(key);
          } else {
            to.put(key, row);
          }
        });
  }

  void forget(Transaction transaction) {
    uncommitted.remove(transaction);
  }

  private record Lock(Rows<?, ?> rows, Object key) {}
}
