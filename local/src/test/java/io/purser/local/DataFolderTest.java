package io.purser.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir Path temporary;

  @Test
  void a_secret_stays_the_same_from_one_start_to_the_next() {
    var folder = temporary.resolve("data");
    var secret = DataFolder.open(folder, false).secret("key");
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(DataFolder.open(folder, false).secret("key")).isEqualTo(secret);
  }

  @Test
  void fresh_throws_everything_away() {
    var folder = temporary.resolve("data");
    var secret = DataFolder.open(folder, false).secret("key");
    assertThat(DataFolder.open(folder, true).secret("key")).isNotEqualTo(secret);
  }

  @Test
  void a_folder_that_holds_something_else_is_never_emptied() throws IOException {
    var thesis = Files.writeString(temporary.resolve("thesis.txt"), "years of work");
    assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> DataFolder.open(temporary, true));
    assertThat(thesis).exists();
  }

  @Test
  void only_the_owner_can_read_what_is_kept() throws IOException {
    var folder = temporary.resolve("data");
    DataFolder.open(folder, false).secret("key");
    assertThat(Files.getPosixFilePermissions(folder.resolve("key")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    assertThat(Files.getPosixFilePermissions(folder))
        .doesNotContain(PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ);
  }
}
