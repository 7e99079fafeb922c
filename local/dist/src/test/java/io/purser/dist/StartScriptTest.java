package io.purser.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartScriptTest {
  @TempDir Path folder;

  /**
   * The folder's name has a blank in it, and the Java there only prints what it was called with.
   */
  @Test
  void it_finds_its_folder_through_links_and_hands_everything_on() throws IOException {
    var home = folder.toRealPath().resolve("a place/purser");
    var layout = new Layout(home);
    Files.createDirectories(layout.script().getParent());
    Files.createDirectories(layout.java().getParent());
    Files.write(layout.script(), template());
    Files.writeString(layout.java(), "#!/bin/sh\nprintf '%s\\n' \"$0\" \"$@\"\n");
    for (var program : List.of(layout.script(), layout.java())) {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var link = Files.createSymbolicLink(home.resolve("relative"), Path.of("bin/purser"));
    var outside = Files.createSymbolicLink(folder.resolve("purser"), link);
    var result = Command.run(List.of(outside.toString(), "bootstrap", "--keys", "a b"), Map.of());
    var expected = new ArrayList<>(layout.startWithCache());
    expected.addAll(List.of("bootstrap", "--keys", "a b"));
    assertThat(result.output().lines()).containsExactlyElementsOf(expected);
  }

  private static byte[] template() throws IOException {
    try (var script = Layout.class.getResourceAsStream("/dist/bin/purser")) {
      return Objects.requireNonNull(script).readAllBytes();
    }
  }
}
