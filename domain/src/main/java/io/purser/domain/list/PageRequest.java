package io.purser.domain.list;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param after the last item already seen, or null for the beginning
 * @param withTotal whether to count everything that matches, which costs a second query
 */
public record PageRequest(int limit, @Nullable Position after, boolean withTotal) {
  public static final int DEFAULT_LIMIT = 20;
  public static final int MAX_LIMIT = 100;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit out of range");
    }
  }

  public static PageRequest first(int limit) {
    return new PageRequest(limit, null, false);
  }
}
