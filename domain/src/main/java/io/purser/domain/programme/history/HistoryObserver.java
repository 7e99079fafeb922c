package io.purser.domain.programme.history;

/** Who is told what people should look at, so that it can be counted. */
@FunctionalInterface
public interface HistoryObserver {
  /** So many rows of a history name no movement, and are not kept. */
  void unreadable(int rows);
}
