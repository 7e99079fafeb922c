package io.purser.dist.image;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.purser.dist.Command;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameFilesTest {
  @TempDir Path parent;
  private Path folder = Path.of("/none");
  private Path file = Path.of("/none");
  private Path archive = Path.of("/none");

  @BeforeEach
  void pack() throws IOException {
    folder = Files.createDirectories(parent.resolve("purser-1.0"));
    file = Files.writeString(folder.resolve("file"), "text");
    archive = parent.resolve("purser.tar.gz");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    Command.outputOf(
        List.of("tar", "-czf", archive.toString(), "-C", parent.toString(), "purser-1.0"));
  }

  @Test
  void what_was_packed_is_the_same() {
    assertThatNoException().isThrownBy(() -> SameFiles.require(archive, folder));
  }

  @Test
  void other_bytes_are_seen() throws IOException {
    Files.writeString(file, "tExt");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    refused();
  }

  @Test
  void another_time_is_seen() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(1)));
    refused();
  }

  @Test
  void another_permission_is_seen() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    refused();
  }

  @Test
  void one_file_more_is_seen() throws IOException {
    Files.writeString(folder.resolve("more"), "text");
    refused();
  }

  private void refused() {
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> SameFiles.require(archive, folder));
  }
}
