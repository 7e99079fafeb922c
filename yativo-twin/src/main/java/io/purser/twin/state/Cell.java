package io.purser.twin.state;

import java.util.Optional;

/** A table of one row. */
public final class Cell<T> {
  private static final String KEY = "only";
  private final Table<T> table;

  Cell(String name, Class<T> type) {
    this.table = new Table<>(name, type, 1, _ -> KEY);
  }

  Table<T> table() {
    return table;
  }

  public Optional<T> find() {
    return table.find(KEY);
  }

  /** The value. It is set before the twin takes its first request. */
  public T get() {
    return find().orElseThrow(() -> new IllegalStateException(table.name() + " is not set"));
  }

  public void set(T value) {
    table.put(value);
  }
}
