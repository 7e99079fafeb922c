package io.purser.yativo.call;

/** What a successful answer turned out to say. */
public sealed interface Reading<T> {
  /** It names what was asked for. */
  record Understood<T>(T value) implements Reading<T> {}

  /**
   * It does not say what it must, or is about something else: what we asked for may have happened
   * or not. {@code why} holds nothing of the answer itself.
   */
  record Doubtful<T>(String why) implements Reading<T> {}
}
