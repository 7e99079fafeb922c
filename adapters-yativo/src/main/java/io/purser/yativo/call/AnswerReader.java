package io.purser.yativo.call;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes out of a successful answer what was asked for, and checks that it is that. */
@FunctionalInterface
public interface AnswerReader<T> {
  Reading<T> read(Envelope answer);

  /**
   * Whether a row of a list is worth keeping. The others are counted and forgotten as they are
   * read, so that a list may be much longer than what is looked for in it.
   */
  default boolean wants(JsonNode row) {
    return true;
  }
}
