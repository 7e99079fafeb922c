package io.purser.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a secret from where the configuration says that it is, once, when we start. */
final class Secret {
  private static final String FILE = "file:";
  private static final String ENVIRONMENT = "env:";

  private Secret() {}

  /**
   * @param setting the name of the setting, for the error that says what is wrong
   * @param text {@code file:/path}, {@code env:NAME}, or the secret itself
   */
  static String read(String setting, String text) {
    String secret = found(setting, text).strip();
    if (secret.isEmpty()) {
      throw new IllegalArgumentException(setting + " is empty");
    }
    return secret;
  }

  private static String found(String setting, String text) {
    if (text.startsWith(FILE)) {
      return contentOf(setting, Path.of(text.substring(FILE.length())));
    }
    if (text.startsWith(ENVIRONMENT)) {
      String value = System.getenv(text.substring(ENVIRONMENT.length()));
      if (value == null) {
        throw new IllegalArgumentException(
            setting + " names an environment variable that is not set");
      }
      return value;
    }
    return text;
  }

  private static String contentOf(String setting, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(setting + " names a file that cannot be read", e);
    }
  }
}
