package io.purser.persistence.codegen;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether what classes are generated from is what it was. */
final class Fingerprint {
  private Fingerprint() {}

  /** A hash of the files in a folder, by name, and of the code that reads them. */
  static String of(Path folder, Class<?>... code) throws IOException {
    var digest = sha256();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        digest.update(file.getFileName().toString().getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    for (var type : code) {
      try (var bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        if (bytes == null) {
          throw new IllegalStateException("no class file of " + type);
        }
        digest.update(bytes.readAllBytes());
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
