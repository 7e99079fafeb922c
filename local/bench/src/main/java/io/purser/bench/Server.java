package io.purser.bench;

import io.purser.local.CannotStart;
import io.purser.local.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The PostgreSQL server of the benchmark, as its owner. It keeps what it promises: fsync is on. */
final class Server implements AutoCloseable {
  private final EmbeddedDatabase embedded;
  private final String applicationPassword;

  private Server(EmbeddedDatabase embedded, String applicationPassword) {
    this.embedded = embedded;
    this.applicationPassword = applicationPassword;
  }

  static Server start(Path folder, String applicationPassword) {
    var server = new Server(EmbeddedDatabase.start(folder, FreePort.next()), applicationPassword);
    try {
      server.embedded.letApplicationIn(applicationPassword);
      return server;
    } catch (SQLException e) {
      server.close();
      throw new CannotStart("cannot prepare PostgreSQL: " + e.getMessage(), e);
    }
  }

  DatabaseAccess asApplication(String database) {
    return new DatabaseAccess(
        embedded.port(), database, DatabaseAccess.APPLICATION, applicationPassword, "");
  }

  DatabaseAccess asOwner(String database) {
    return new DatabaseAccess(
        embedded.port(), database, embedded.ownerName(), embedded.ownerPassword(), "");
  }

  String version() {
    return query("postgres", "SHOW server_version").orElseThrow();
  }

  boolean exists(String database) {
    return query("postgres", "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")
        .isPresent();
  }

  /** What was noted about a database with {@link #note}. */
  Optional<String> noted(String database) {
    return query(
        "postgres",
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
            + database
            + "'");
  }

  void note(String database, String what) {
    execute("postgres", "COMMENT ON DATABASE " + database + " IS '" + what + "'");
  }

  void create(String database) {
    execute("postgres", "CREATE DATABASE " + database);
  }

  void copy(String from, String to) {
    execute("postgres", "CREATE DATABASE " + to + " TEMPLATE " + from);
  }

  void drop(String database) {
    execute("postgres", "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
  }

  void execute(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL refused " + sql + ": " + e.getMessage(), e);
    }
  }

  /** The first column of the first row. */
  Optional<String> query(String database, String sql) {
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      throw new CannotStart("PostgreSQL refused " + sql + ": " + e.getMessage(), e);
    }
  }

  /** How many rows each table of the platform has. */
  Map<String, Long> rowCounts(String database) {
    var counts = new TreeMap<String, Long>();
    try (var connection = connect(database);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT tablename, (xpath('/row/c/text()', query_to_xml(
                  format('SELECT count(*) AS c FROM purser.%I', tablename), false, true, '')))[1]::text::bigint
                FROM pg_tables WHERE schemaname = 'purser'
                """)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
      return counts;
    } catch (SQLException e) {
      throw new CannotStart("cannot count rows: " + e.getMessage(), e);
    }
  }

  private Connection connect(String database) throws SQLException {
    var owner = asOwner(database);
    return DriverManager.getConnection(owner.jdbcUrl(), owner.user(), owner.password());
  }

  @Override
  public void close() {
    embedded.close();
  }
}
