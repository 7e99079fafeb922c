package io.purser.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server of our own, with its data in a folder that lasts. It listens on loopback
 * only.
 */
public final class EmbeddedDatabase implements Database {
  private static final String NAME = "purser";
  private static final Duration TIME_TO_START = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final DatabaseRoles roles;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
    this.roles = new DatabaseRoles(server.getPostgresDatabase()::getConnection);
  }

  /** Starts the server on this folder, after stopping one that a killed run has left on it. */
  public static EmbeddedDatabase start(Path folder, int port) {
    stopOrphan(folder.resolve("postmaster.pid"));
    Ports.requireFree(port, "PostgreSQL");
    try {
      var database =
          new EmbeddedDatabase(
              EmbeddedPostgres.builder()
                  .setDataDirectory(folder)
                  .setCleanDataDirectory(false)
                  .setPort(port)
                  // The library turns both off, which is fine for tests and loses data on a crash
                  // of the machine.
                  .setServerConfig("fsync", "on")
                  .setServerConfig("synchronous_commit", "on")
                  .setServerConfig("full_page_writes", "on")
                  .setServerConfig("listen_addresses", "127.0.0.1")
                  .setPGStartupWait(TIME_TO_START)
                  .start());
      database.roles.createDatabase(NAME);
      return database;
    } catch (IOException | SQLException e) {
      throw new CannotStart("PostgreSQL did not start on " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * A server whose starter was killed goes on. It would hold the folder, so it is stopped, by the
   * id it has noted there.
   */
  private static void stopOrphan(Path pidFile) {
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
      var process = ProcessHandle.of(pid).filter(EmbeddedDatabase::isPostgres);
      if (process.isPresent()) {
        process.get().destroy();
        process.get().onExit().get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
      }
      Files.deleteIfExists(pidFile);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new CannotStart("cannot stop the PostgreSQL that an earlier run has left behind", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("postgres");
  }

  public int port() {
    return server.getPort();
  }

  @Override
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + NAME;
  }

  @Override
  public String ownerName() {
    return "postgres";
  }

  @Override
  public String ownerPassword() {
    return "postgres";
  }

  @Override
  public String applicationUrl(String password) {
    return "postgresql://"
        + DatabaseRoles.APPLICATION
        + ":"
        + password
        + "@127.0.0.1:"
        + server.getPort()
        + "/"
        + NAME;
  }

  @Override
  public void letApplicationIn(String password) throws SQLException {
    roles.letApplicationIn(password);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new CannotStart("PostgreSQL did not stop: " + e.getMessage(), e);
    }
  }
}
