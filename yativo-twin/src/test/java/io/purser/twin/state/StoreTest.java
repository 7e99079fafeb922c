package io.purser.twin.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.twin.http.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path folder = Path.of("");

  private static Fault fault(String id) {
    return new Fault(id, "POST /auth/token", "delay", 1, null, Json.object(), 0);
  }

  private static void file(Store store, String id) {
    store.commit(
        world -> {
          world.faults.put(fault(id));
          return id;
        });
  }

  @Test
  void whoever_is_interrupted_while_writing_spoils_nothing() throws IOException {
    var file = folder.resolve("twin.state");
    var world = new World();
    try (var store = new Store(world, Journal.open(file, world))) {
      Thread.currentThread().interrupt();
      file(store, "first");
      assertThat(Thread.interrupted()).isTrue();
      file(store, "second");
    }

    var after = new World();
    Journal.open(file, after).close();

    assertThat(after.faults.find("first")).contains(fault("first"));
    assertThat(after.faults.find("second")).contains(fault("second"));
  }
}
