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
    var newestFirst =
        Comparator.comparing(positionOf, Comparator.comparing(Position::createdAt))
            .thenComparing(positionOf, Comparator.comparing(Position::id))
            .reversed();
    var all = matching.sorted(newestFirst).toList();
    var after = request.after();
    List<T> rest =
        after == null
            ? all
            : all.stream().filter(item -> isAfter(positionOf.apply(item), after)).toList();
    var items = rest.stream().limit(request.limit()).toList();
    var next = rest.size() > items.size() ? positionOf.apply(items.getLast()) : null;
    return new Page<>(items, next, request.withTotal() ? (long) all.size() : null);
  }

  private static boolean isAfter(Position item, Position last) {
    int byTime = item.createdAt().compareTo(last.createdAt());
    return byTime < 0 || (byTime == 0 && item.id().compareTo(last.id()) < 0);
  }
}
