package io.purser.twin.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one type by id, in the order they were first put, oldest first. When there are more than
 * {@code limit} rows the oldest go. May be touched only inside {@link Store}, which holds the lock.
 */
public final class Table<T> {
  /** Told of every change, so that it can be written down or taken back. */
  interface Recorder {
    void changed(Change change);
  }

  private final String name;
  private final Class<T> type;
  private final Function<T, String> id;
  private final int limit;
  private final Map<String, T> rows = new LinkedHashMap<>();
  private final Map<String, Index<T>> indexes = new HashMap<>();
  private @Nullable Recorder recorder;

  Table(String name, Class<T> type, int limit, Function<T, String> id) {
    this.name = name;
    this.type = type;
    this.limit = limit;
    this.id = id;
  }

  /** Adds a way to find rows. A row whose key is null is not found through it. */
  Table<T> indexed(String index, Function<T, @Nullable String> key) {
    indexes.put(index, new Index<>(key, new HashMap<>()));
    return this;
  }

  String name() {
    return name;
  }

  Class<T> type() {
    return type;
  }

  void recordTo(@Nullable Recorder next) {
    recorder = next;
  }

  public Optional<T> find(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** A view in the order of arrival. */
  public Collection<T> all() {
    return Collections.unmodifiableCollection(rows.values());
  }

  public int size() {
    return rows.size();
  }

  /** The rows with this key, in the order of arrival. A copy. */
  public List<T> where(String index, String key) {
    var found = new ArrayList<T>();
    for (String rowId : index(index).ids().getOrDefault(key, Set.of())) {
      var row = rows.get(rowId);
      if (row != null) {
        found.add(row);
      }
    }
    return found;
  }

  public void put(T row) {
    var writer = writer();
    String key = id.apply(row);
    writer.changed(new Change(this, key, set(key, row), row));
    while (rows.size() > limit) {
      remove(rows.keySet().iterator().next());
    }
  }

  public void remove(String key) {
    var writer = writer();
    var before = set(key, null);
    if (before != null) {
      writer.changed(new Change(this, key, before, null));
    }
  }

  void everyRow(List<Change> into) {
    rows.forEach((key, row) -> into.add(new Change(this, key, null, row)));
  }

  public void clear() {
    List.copyOf(rows.keySet()).forEach(this::remove);
  }

  /** Sets a row without recording it: used to replay the journal and to take a change back. */
  @Nullable Object restore(String key, @Nullable Object row) {
    return set(key, row == null ? null : type.cast(row));
  }

  private @Nullable T set(String key, @Nullable T row) {
    var before = row == null ? rows.remove(key) : rows.put(key, row);
    for (var index : indexes.values()) {
      index.moved(key, before, row);
    }
    return before;
  }

  private Recorder writer() {
    if (recorder == null) {
      throw new IllegalStateException(name + " was changed outside a commit");
    }
    return recorder;
  }

  private Index<T> index(String index) {
    var found = indexes.get(index);
    if (found == null) {
      throw new IllegalArgumentException(name + " has no index " + index);
    }
    return found;
  }

  private record Index<T>(Function<T, @Nullable String> key, Map<String, Set<String>> ids) {
    void moved(String rowId, @Nullable T before, @Nullable T after) {
      var from = before == null ? null : key.apply(before);
      var to = after == null ? null : key.apply(after);
      if (from != null && !from.equals(to)) {
        var set = ids.get(from);
        if (set != null) {
          set.remove(rowId);
          if (set.isEmpty()) {
            ids.remove(from);
          }
        }
      }
      if (to != null) {
        ids.computeIfAbsent(to, _ -> new LinkedHashSet<>()).add(rowId);
      }
    }
  }
}
