package io.purser.domain.simulation;

/** The connection to the database broke. */
final class DatabaseAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseAway(String why) {
    super(why, null, false, false);
  }
}
