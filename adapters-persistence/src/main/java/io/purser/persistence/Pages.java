package io.purser.persistence;

import static org.jooq.impl.DSL.inline;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Position;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jooq.Param;

/** Cuts what a query found into a page. */
public final class Pages {
  private Pages() {}

  /**
   * How many rows to ask for: one more than the page has, to see whether the list goes on.
   *
   * <p>It stands in the text and is no parameter. Of a limit that it does not know PostgreSQL
   * supposes that a tenth of all rows are wanted, so among many rows the plan that it could keep
   * looks dear to it, and it plans the statement anew each time.
   */
  public static Param<Integer> rowsFor(PageRequest request) {
    return inline(request.limit() + 1);
  }

  /**
   * @param found what {@link #rowsFor} rows hold
   * @param count counts everything that matches; called only when that was asked for
   */
  public static <T> Page<T> of(
      List<T> found, PageRequest request, Function<T, Position> position, IntSupplier count) {
    boolean goesOn = found.size() > request.limit();
    var items = goesOn ? found.subList(0, request.limit()) : found;
    return new Page<>(
        items,
        goesOn ? position.apply(items.getLast()) : null,
        request.withTotal() ? (long) count.getAsInt() : null);
  }
}
