package io.purser.local;

import java.sql.SQLException;

/** A PostgreSQL database for the platform. */
public interface Database extends AutoCloseable {
  /** For JDBC, without a user. */
  String jdbcUrl();

  /** The owner of the schema, who migrates it. */
  String ownerName();

  String ownerPassword();

  /** For {@code psql}, as the application's role. */
  String applicationUrl(String password);

  /** Lets the application's role log in with this password. */
  void letApplicationIn(String password) throws SQLException;

  @Override
  void close();
}
