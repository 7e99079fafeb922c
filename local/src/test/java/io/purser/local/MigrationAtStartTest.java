package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are told to bring the schema up to date themselves. */
class MigrationAtStartTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void nodes_that_start_together_on_an_empty_database_all_become_ready() throws SQLException {
    try (var neighbours = Neighbours.start(folder.resolve("neighbours"))) {
      var first = serve(neighbours, 1, Map.of());
      var second = serve(neighbours, 2, Map.of());
      try {
        awaitReady(neighbours.url(1));
        awaitReady(neighbours.url(2));
      } finally {
        first.stop();
        second.stop();
      }
      assertThat(versionsRun(neighbours)).isNotEmpty().doesNotHaveDuplicates();
    }
  }

  @Test
  void a_node_that_cannot_migrate_ends() throws IOException, InterruptedException {
    try (var neighbours = Neighbours.start(folder.resolve("neighbours"))) {
      var node = serve(neighbours, 1, Map.of("PURSER_MIGRATION_USERNAME", "nobody"));
      assertThat(node.await(PATIENCE)).as(log(1)).isNotZero();
    }
  }

  /** Whoever called it waits for its end, whatever threads it has begun. */
  @Test
  void a_command_that_fails_ends_and_says_so_by_its_status()
      throws IOException, InterruptedException {
    try (var neighbours = Neighbours.start(folder.resolve("neighbours"))) {
      var settings = new HashMap<>(neighbours.environment(1));
      settings.put("PURSER_MIGRATION_USERNAME", "nobody");
      var command = PlatformProcess.start(List.of("bootstrap"), settings, logFile(1));
      assertThat(command.await(PATIENCE)).as(log(1)).isOne();
      assertThat(log(1)).contains("the command failed");
    }
  }

  private PlatformProcess serve(Neighbours neighbours, int number, Map<String, String> more) {
    var settings = new HashMap<>(neighbours.environment(number));
    settings.put("PURSER_MIGRATION_AT_START", "true");
    settings.putAll(more);
    return PlatformProcess.start(List.of("serve"), settings, logFile(number));
  }

  private static void awaitReady(String url) {
    eventually(() -> new Api(url, Map.of()).get("/health/ready"), answer -> answer.status() == 200);
  }

  private static List<String> versionsRun(Neighbours neighbours) throws SQLException {
    var url = URI.create(neighbours.databaseUrl());
    var user = url.getUserInfo().split(":", 2);
    var versions = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + url.getAuthority().split("@", 2)[1] + url.getPath(),
                user[0],
                user[1]);
        var query =
            connection.prepareStatement(
                "SELECT version FROM purser.flyway_schema_history WHERE version IS NOT NULL");
        var found = query.executeQuery()) {
      while (found.next()) {
        versions.add(found.getString(1));
      }
    }
    return versions;
  }

  private String log(int number) throws IOException {
    return Files.readString(logFile(number));
  }

  private Path logFile(int number) {
    return folder.resolve("node-" + number + ".log");
  }
}
