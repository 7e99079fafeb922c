package io.purser.local;

import java.sql.Connection;
import java.sql.SQLException;

/** What a server's owner does before the platform can use it. May be repeated. */
final class DatabaseRoles {
  static final String APPLICATION = "purser_app";

  /** How to log in as the owner. */
  interface OwnerLogin {
    Connection open() throws SQLException;
  }

  private final OwnerLogin owner;

  DatabaseRoles(OwnerLogin owner) {
    this.owner = owner;
  }

  void createDatabase(String name) throws SQLException {
    try (var connection = owner.open();
        var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      query.setString(1, name);
      try (var found = query.executeQuery();
          var statement = connection.createStatement()) {
        if (!found.next()) {
          statement.execute("CREATE DATABASE " + name);
        }
      }
    }
  }

  /**
   * @param password hexadecimal, so that it needs no quoting where a parameter is not allowed
   */
  void letApplicationIn(String password) throws SQLException {
    if (!password.matches("[0-9a-f]{32,}")) {
      throw new IllegalArgumentException("not a generated password");
    }
    try (var connection = owner.open();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          DO $$ BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF;
          END $$
          """
              .formatted(APPLICATION));
      statement.execute("ALTER ROLE " + APPLICATION + " LOGIN PASSWORD '" + password + "'");
      // For people who look around with psql; the platform names the schema itself.
      statement.execute("ALTER ROLE " + APPLICATION + " SET search_path TO purser, public");
    }
  }
}
