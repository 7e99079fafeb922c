package io.purser.domain.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Follows a list to its end. */
public final class Walk {
  private Walk() {}

  /**
   * Everything that the pages show, one after the other.
   *
   * @param betweenPages what others do meanwhile
   */
  public static <T> List<T> through(
      int limit, Function<PageRequest, Page<T>> list, Runnable betweenPages) {
    List<T> seen = new ArrayList<>();
    var request = PageRequest.first(limit);
    while (true) {
      var page = list.apply(request);
      seen.addAll(page.items());
      if (page.items().size() > limit) {
        throw new IllegalStateException("a page of " + page.items().size());
      }
      var next = page.next();
      if (next == null) {
        return seen;
      }
      if (page.items().isEmpty()) {
        throw new IllegalStateException("an empty page goes on");
      }
      request = new PageRequest(limit, next, false);
      betweenPages.run();
    }
  }
}
