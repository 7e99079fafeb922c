package io.purser.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the benchmark. */
final class Resources {
  private Resources() {}

  static String text(String name) {
    try (var stream = Resources.class.getResourceAsStream("/bench/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("there is no resource " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
