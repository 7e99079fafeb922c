package io.purser.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * The folder that keeps a run's database, twin and secrets from one start to the next. Only its
 * owner can read it.
 */
public final class DataFolder {
  /** Only a folder with this file in it is ever emptied. */
  private static final String MARKER = "purser-data";

  private final Path root;

  private DataFolder(Path root) {
    this.root = root;
  }

  public static DataFolder open(Path root, boolean fresh) {
    try {
      if (Files.exists(root) && !isOurs(root) && !isEmpty(root)) {
        throw new CannotStart(root + " holds something else; choose another --data");
      }
      if (fresh && Files.exists(root)) {
        delete(root);
      }
      Files.createDirectories(
          root, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (!isOurs(root)) {
        Files.writeString(
            root.resolve(MARKER),
            "Made by ./purser up. Delete the folder, or use --fresh, to start over.\n");
      }
      return new DataFolder(root);
    } catch (IOException e) {
      throw new CannotStart("cannot use the folder " + root + ": " + e.getMessage(), e);
    }
  }

  public Path path(String name) {
    return root.resolve(name);
  }

  /** A random secret of 64 hexadecimal digits, made at the first start and the same ever after. */
  public String secret(String name) {
    var file = path(name);
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        writePrivately(file, HexFormat.of().formatHex(bytes) + "\n");
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotStart("cannot keep " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Writes a file that nobody else can read, not even for a moment, and that is there whole or not
   * at all.
   */
  static void writePrivately(Path file, String text) {
    var permissions =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(draft);
      Files.createFile(draft, permissions);
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      throw new CannotStart("another run is writing " + file, e);
    } catch (IOException e) {
      throw new CannotStart("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static boolean isOurs(Path root) {
    return Files.exists(root.resolve(MARKER));
  }

  private static boolean isEmpty(Path root) throws IOException {
    try (var entries = Files.list(root)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void delete(Path root) throws IOException {
    try (var entries = Files.walk(root)) {
      for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }
}
