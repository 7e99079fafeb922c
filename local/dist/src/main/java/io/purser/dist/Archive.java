package io.purser.dist;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A folder as a compressed tar that unpacks to the same files with the same times. */
final class Archive {
  private Archive() {}

  /**
   * @param name of the folder that it unpacks to
   */
  static void write(Path folder, String name, Path file) throws IOException {
    try (var output = new BufferedOutputStream(Files.newOutputStream(file));
        var tar = new TarArchiveOutputStream(new GZIPOutputStream(output))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      try (var paths = Files.walk(folder)) {
        for (var path : (Iterable<Path>) paths.sorted()::iterator) {
          add(tar, path, name + "/" + folder.relativize(path));
        }
      }
    }
  }

  private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
    var entry = new TarArchiveEntry(path, name);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setMode(mode(Files.getPosixFilePermissions(path)));
    tar.putArchiveEntry(entry);
    if (Files.isRegularFile(path)) {
      Files.copy(path, tar);
    }
    tar.closeArchiveEntry();
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE) ? 0755 : 0644;
  }
}
