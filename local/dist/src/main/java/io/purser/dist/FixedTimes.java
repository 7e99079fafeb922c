package io.purser.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * One modification time for every file. The cache is rejected when a jar has another time than it
 * had in the training run, so the time must come through archives and layers: a whole second, and
 * the same in each.
 */
final class FixedTimes {
  static final LocalDateTime LOCAL = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final Instant INSTANT = LOCAL.toInstant(ZoneOffset.UTC);

  private FixedTimes() {}

  static void setBelow(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        Files.setLastModifiedTime(path, FileTime.from(INSTANT));
      }
    }
  }
}
