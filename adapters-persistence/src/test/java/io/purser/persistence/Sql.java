package io.purser.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Plain SQL on one connection, for tests that go past the repositories. */
public final class Sql {
  private final Connection connection;

  public Sql(Connection connection) {
    this.connection = connection;
  }

  public void execute(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values)) {
      statement.execute();
    }
  }

  /** How many rows it changed. */
  public int update(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values)) {
      return statement.executeUpdate();
    }
  }

  public @Nullable String text(String sql, Object... values) throws SQLException {
    try (var statement = prepare(sql, values);
        var found = statement.executeQuery()) {
      return found.next() ? found.getString(1) : null;
    }
  }

  public int count(String table) throws SQLException {
    var count = text("SELECT count(*) FROM purser." + table);
    return count == null ? -1 : Integer.parseInt(count);
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
