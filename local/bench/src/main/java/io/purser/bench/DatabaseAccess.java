package io.purser.bench;

/**
 * How to connect to a database on this machine.
 *
 * @param options settings of each connection, as {@code PGOPTIONS} takes them
 */
record DatabaseAccess(int port, String database, String user, String password, String options) {
  static final String APPLICATION = "purser_app";

  DatabaseAccess withOptions(String others) {
    return new DatabaseAccess(port, database, user, password, others);
  }

  String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  @Override
  public String toString() {
    return "DatabaseAccess[" + user + " at " + jdbcUrl() + "]";
  }
}
