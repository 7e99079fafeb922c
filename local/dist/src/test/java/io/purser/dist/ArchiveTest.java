package io.purser.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path folder;

  @Test
  void what_it_unpacks_to_has_the_same_bytes_permissions_and_times() throws IOException {
    var source = folder.resolve("source");
    Files.createDirectories(source.resolve("bin"));
    Files.writeString(source.resolve("bin/run"), "run");
    Files.setPosixFilePermissions(
        source.resolve("bin/run"), PosixFilePermissions.fromString("rwx------"));
    var longName = "n".repeat(150);
    Files.writeString(source.resolve(longName), "text");
    FixedTimes.setBelow(source);
    var archive = folder.resolve("it.tar.gz");
    Archive.write(source, "it-1.0", archive);
    Command.outputOf(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString()));
    var unpacked = folder.resolve("it-1.0");
    assertThat(unpacked.resolve("bin/run")).hasContent("run").isExecutable();
    assertThat(unpacked.resolve(longName)).hasContent("text");
    assertThat(Files.isExecutable(unpacked.resolve(longName))).isFalse();
    assertThat(Files.getLastModifiedTime(unpacked.resolve("bin/run")).toInstant()).isEqualTo(TIME);
    assertThat(Files.getLastModifiedTime(unpacked.resolve("bin")).toInstant()).isEqualTo(TIME);
  }
}
