package io.purser.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One server for the whole run. Its schema is migrated once, by an owner who is no superuser, and
 * copied for each class of tests.
 */
final class PostgresServer {
  static final String OWNER = "purser_owner";
  static final String APPLICATION = "purser_app";
  private static final String PASSWORD = "only-for-tests";
  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COPIES = new AtomicInteger();
  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  /** The name of a new database with the newest schema and no rows. */
  static synchronized String newDatabase() {
    var name = "copy_" + COPIES.incrementAndGet();
    asSuperuser("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + OWNER);
    return name;
  }

  static String url(String database) {
    return SERVER.getJdbcUrl(APPLICATION, database).replaceAll("\\?.*", "");
  }

  static String password() {
    return PASSWORD;
  }

  static Connection connect(String database, String role) throws SQLException {
    return DriverManager.getConnection(url(database), role, PASSWORD);
  }

  /** Past row level security. */
  static Connection connectAsSuperuser(String database) throws SQLException {
    return SERVER.getDatabase("postgres", database).getConnection();
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "200")
          .setServerConfig("fsync", "off")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static {
    asSuperuser("CREATE ROLE " + OWNER + " LOGIN CREATEROLE PASSWORD '" + PASSWORD + "'");
    asSuperuser("CREATE DATABASE " + TEMPLATE + " OWNER " + OWNER);
    new Migrator(new MigrationSettings(url(TEMPLATE), OWNER, PASSWORD)).migrate();
    asSuperuser("ALTER ROLE " + APPLICATION + " LOGIN PASSWORD '" + PASSWORD + "'");
  }

  private static void asSuperuser(String sql) {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
