package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master key is changed for another while the platform is at work. */
@Tag("faults")
class MasterKeyRotationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String NOT_YET = "the root key cannot be read yet";
  private static final String NEVER_READY =
      "not ready: the master key is not the one of this database";

  @TempDir Path folder;

  private static String newKey() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Test
  void what_was_written_before_is_read_after_and_the_old_key_is_of_no_use() throws Exception {
    var nextFile = Files.writeString(folder.resolve("next-master-key"), newKey());
    try (var site = new Site(Map.of("PURSER_NEXT_MASTER_KEY_FILE", nextFile.toString()))) {
      var file = site.folder().resolve("data/master-key");
      var old = Files.readString(file);
      var log = site.folder().resolve("node-2.log");
      var service = service(site, 0);
      var customer = new People(service).customer("before");

      assertThat(run(site, nextFile, "rotate-master-key")).as(log()).isZero();
      assertThat(log()).contains("is now sealed under the master key");
      assertThat(run(site, nextFile, "rotate-master-key")).as(log()).isZero();
      assertThat(log()).contains("was sealed already");

      // Whoever was running goes on, and whoever is started has both files.
      assertThat(email(service, customer)).isEqualTo("before@example.com");
      restart(site.nodes().getFirst());
      assertThat(email(service, customer)).isEqualTo("before@example.com");

      // From now on there is the new key alone.
      var next = Files.readString(nextFile);
      Files.writeString(file, next);
      for (var node : site.nodes()) {
        restart(node);
        assertThat(email(service, customer)).isEqualTo("before@example.com");
      }
      var later = new People(service).customer("after");
      assertThat(email(service(site, 1), later)).isEqualTo("after@example.com");
      assertThat(run(site, nextFile, "verify")).as(log()).isZero();
      eventually(() -> runUnchecked(site, nextFile, "verify", "--audit"), status -> status == 0);

      for (var wrong : List.of(old, newKey())) {
        place(wrong, file, nextFile);
        var node = site.nodes().getLast();
        int _ = node.terminate();
        var before = Files.readString(log);
        node.start();
        eventually(node::isAlive, alive -> !alive);
        assertThat(Files.readString(log).substring(before.length()))
            .contains("purser: not started: the master key is not the one of this database");
      }
      assertThat(run(site, nextFile, "rotate-master-key")).isNotZero();
      assertThat(log()).contains("purser: not started: the master key is not the one");

      place(next, file, nextFile);
      site.makeWhole();
      assertThat(email(service(site, 1), customer)).isEqualTo("before@example.com");
    }
  }

  @Test
  void a_node_whose_database_is_away_at_its_start_is_ready_once_it_has_the_right_key()
      throws Exception {
    try (var site = new Site(Map.of())) {
      var file = site.folder().resolve("data/master-key");
      var log = site.folder().resolve("node-2.log");
      var right = Files.readString(file);
      var customer = new People(service(site, 0)).customer("before");
      var node = site.nodes().getLast();

      int _ = node.terminate();
      site.stopDatabaseImmediately();
      Files.writeString(file, newKey());
      node.start();
      eventually(() -> Files.readString(log), text -> text.contains(NOT_YET));
      site.startDatabase();
      eventually(
          () -> !node.isReady() && Files.readString(log).contains(NEVER_READY), told -> told);
      site.nodes().getFirst().awaitReady();
      assertThat(node.isReady()).isFalse();

      int _ = node.kill();
      site.stopDatabaseImmediately();
      Files.writeString(file, right);
      var before = Files.readString(log);
      node.start();
      eventually(
          () -> Files.readString(log).substring(before.length()), text -> text.contains(NOT_YET));
      site.startDatabase();
      node.awaitReady();
      assertThat(email(service(site, 1), customer)).isEqualTo("before@example.com");
    }
  }

  private static void place(String key, Path... files) throws IOException {
    for (var file : files) {
      Files.writeString(file, key);
    }
  }

  private static Api service(Site site, int node) {
    return new Api(
        site.nodes().get(node).url(), Map.of("Authorization", "Bearer " + site.key("default")));
  }

  private static String email(Api service, String customer) throws IOException {
    return service.get("/v1/customers/" + customer).require("the customer").path("email").asText();
  }

  private static void restart(NodeProcess node) {
    int _ = node.terminate();
    node.start();
    node.awaitReady();
  }

  private int runUnchecked(Site site, Path next, String... command) throws IOException {
    try {
      return run(site, next, command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private int run(Site site, Path next, String... command) throws InterruptedException {
    var settings =
        Map.of(
            "MICRONAUT_CONFIG_FILES",
            site.folder().resolve("data/platform.yml").toString(),
            "PURSER_NEXT_MASTER_KEY_FILE",
            next.toString());
    return PlatformProcess.start(List.of(command), settings, folder.resolve("command.log"))
        .await(PATIENCE);
  }

  private String log() throws IOException {
    var log = folder.resolve("command.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }
}
