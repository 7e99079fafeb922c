package io.purser.domain.list;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cuts pages out of rows in memory. */
public final class Pages {
  private Pages() {}

  public static <T> Page<T> cut(
      Stream<T> matching, PageRequest request, Function<T, Position> positionOf) {
    return cut(matching, Order.NEWEST_FIRST, request, positionOf);
  }

  public static <T> Page<T> cut(
      Stream<T> matching, Order order, PageRequest request, Function<T, Position> positionOf) {
    var oldestFirst = Comparator.comparing(Position::createdAt).thenComparing(Position::id);
    var inOrder =
        switch (order) {
          case NEWEST_FIRST -> oldestFirst.reversed();
          case OLDEST_FIRST -> oldestFirst;
        };
    var all = matching.sorted(Comparator.comparing(positionOf, inOrder)).toList();
    var after = request.after();
    List<T> rest =
        after == null
            ? all
            : all.stream()
                .filter(item -> inOrder.compare(positionOf.apply(item), after) > 0)
                .toList();
    var items = rest.stream().limit(request.limit()).toList();
    var next = rest.size() > items.size() ? positionOf.apply(items.getLast()) : null;
    return new Page<>(items, next, request.withTotal() ? (long) all.size() : null);
  }
}
