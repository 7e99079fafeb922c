package io.purser.domain.planted;

import java.sql.Connection;

/** Breaks a rule, so that a test can see that the rule finds it. */
public final class SqlInTheDomain {
  public boolean isOpen(Connection connection) throws java.sql.SQLException {
    return !connection.isClosed();
  }
}
