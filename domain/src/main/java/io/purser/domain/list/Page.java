package io.purser.domain.list;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next the position to continue after, or null at the end
 * @param total how many items match in all, or null when it was not asked for
 */
public record Page<T>(List<T> items, @Nullable Position next, @Nullable Long total) {
  public Page {
    items = List.copyOf(items);
  }

  /** The same part of the list, of something else. */
  public <R> Page<R> map(Function<? super T, R> change) {
    return new Page<>(items.stream().map(change).toList(), next, total);
  }
}
