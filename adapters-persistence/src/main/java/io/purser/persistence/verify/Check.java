package io.purser.persistence.verify;

import java.util.List;
import org.jooq.DSLContext;

/** Something that is true of all rows of a database in which nothing is wrong. */
interface Check {
  /** In a sentence without an end: {@code no money was sent twice}. */
  String claim();

  /** How many rows it is about. */
  int rows(DSLContext database);

  /**
   * What contradicts it, a sentence each, with ids and times and nothing personal.
   *
   * @param maximum how many sentences at most
   */
  List<String> contradictions(DSLContext database, int maximum);
}
