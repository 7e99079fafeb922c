package io.purser.domain.planted;

import java.sql.Connection;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class SqlInTheDomain {
  public Connection same(Connection connection) {
    return connection;
  }
}
