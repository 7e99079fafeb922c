package io.purser.twin.http;

/** What goes back on the connection, which is not always a whole response. */
public sealed interface Answer {
  /** The response as it is. */
  record Whole(Response response) implements Answer {}

  /** The head and half of the body, then the end of the connection. */
  record Half(Response response) implements Answer {}

  /** Not a byte, and the connection reset. */
  record Reset() implements Answer {}
}
