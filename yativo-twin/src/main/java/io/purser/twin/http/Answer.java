package io.purser.twin.http;

import java.time.Duration;

/** What goes back on the connection, which is not always a whole response. */
public sealed interface Answer {
  /** The response as it is. */
  record Whole(Response response) implements Answer {}

  /** The head and half of the body, then the end of the connection. */
  record Half(Response response) implements Answer {}

  /**
   * The head, and then a body that goes on until the client, or the server, has gone. Between any
   * two pieces of it comes the pause.
   */
  record Endless(Response response, Duration pause) implements Answer {}

  /** Not a byte, and the connection reset. */
  record Reset() implements Answer {}
}
