package io.purser.dist.image;

import io.purser.local.CannotStart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Compares what the archive unpacks to with what the image holds. */
final class SameFiles {
  private SameFiles() {}

  /** What there is to compare. */
  private record Facts(boolean runs, long secondOfChange, String hash) {}

  /**
   * @throws CannotStart with the first difference
   */
  static void require(Path archive, Path folder) throws IOException {
    var archived = inArchive(archive);
    var held = inFolder(folder);
    if (!archived.keySet().equals(held.keySet())) {
      throw new CannotStart(
          "the archive and the image hold different files: "
              + archived.keySet()
              + " and "
              + held.keySet());
    }
    archived.forEach(
        (name, facts) -> {
          if (!facts.equals(held.get(name))) {
            throw new CannotStart(
                name
                    + " differs: "
                    + facts
                    + " in the archive, "
                    + held.get(name)
                    + " in the image");
          }
        });
  }

  private static Map<String, Facts> inArchive(Path archive) throws IOException {
    var files = new TreeMap<String, Facts>();
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isDirectory()) {
          var name = entry.getName().substring(entry.getName().indexOf('/') + 1);
          boolean runs = (entry.getMode() & 0100) != 0;
          long second = entry.getLastModifiedTime().toInstant().getEpochSecond();
          files.put(name, new Facts(runs, second, hash(tar)));
        }
      }
    }
    return files;
  }

  private static Map<String, Facts> inFolder(Path folder) throws IOException {
    var files = new TreeMap<String, Facts>();
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        if (!Files.isDirectory(path)) {
          try (var content = Files.newInputStream(path)) {
            long second = Files.getLastModifiedTime(path).toInstant().getEpochSecond();
            files.put(
                folder.relativize(path).toString(),
                new Facts(Files.isExecutable(path), second, hash(content)));
          }
        }
      }
    }
    return files;
  }

  private static String hash(InputStream content) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, digest).transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
