package io.purser.dist;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Says whether a folder was made from the same things: the platform's jars, the Java it is made
 * with, and the classes and templates that make it.
 */
final class Fingerprint {
  private Fingerprint() {}

  static String of(List<Path> jars, String version) throws IOException {
    var files = new ArrayList<>(jars);
    try (var own = Files.walk(ownClasses())) {
      own.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    var digest = sha256();
    update(digest, version + " " + Platform.NAME + " " + System.getProperty("java.vm.version"));
    for (var file : files) {
      update(digest, file.getFileName() + " " + of(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The hash of one file's bytes. */
  static String of(Path file) throws IOException {
    return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
  }

  private static Path ownClasses() {
    try {
      var source = Fingerprint.class.getProtectionDomain().getCodeSource();
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("classes lie in a folder", e);
    }
  }

  private static void update(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
