package io.purser.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the commands for operators reach the product API, and as whom. */
public final class ProductAccess {
  private static final String TOKEN = "PURSER_TOKEN";

  private ProductAccess() {}

  /**
   * The product that runs on this machine, as its demo operator; or another one, with the token of
   * the environment, which goes nowhere else.
   *
   * @param environmentFile what {@code up} has written
   * @param url where another product is, or null
   * @param environment of this process
   * @throws BadOption when the token is missing
   * @throws CannotStart when nothing runs here
   */
  public static Api of(
      Path environmentFile, @Nullable String url, Map<String, String> environment) {
    if (url == null) {
      var running = running(environmentFile);
      return new Api(running.value("PURSER_URL"), bearer(running.value("PURSER_OPERATOR_TOKEN")));
    }
    var token = environment.get(TOKEN);
    if (token == null || token.isBlank()) {
      throw new BadOption("--url needs an operator's token in the environment variable " + TOKEN);
    }
    return new Api(url.replaceAll("/+$", ""), bearer(token.strip()));
  }

  /**
   * What runs on this machine.
   *
   * @throws CannotStart when nothing does
   */
  public static Running running(Path environmentFile) {
    return new Running(environmentFile, read(environmentFile));
  }

  /** What {@code up} has written about what it runs. */
  public record Running(Path file, Map<String, String> values) {
    /**
     * @throws CannotStart when it does not say
     */
    public String value(String name) {
      return required(values, name, file);
    }

    /** There are credentials among them. */
    @Override
    public String toString() {
      return "Running[" + file + "]";
    }
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private static Map<String, String> read(Path file) {
    if (!Files.exists(file)) {
      throw new CannotStart(
          "nothing runs on this machine; start it with ./purser up, or say --url");
    }
    try {
      var values = new HashMap<String, String>();
      for (var line : Files.readAllLines(file)) {
        int equals = line.indexOf("='");
        if (equals > 0 && line.endsWith("'")) {
          values.put(line.substring(0, equals), line.substring(equals + 2, line.length() - 1));
        }
      }
      return values;
    } catch (IOException e) {
      throw new CannotStart("cannot read " + file, e);
    }
  }

  private static String required(Map<String, String> values, String name, Path file) {
    var value = values.get(name);
    if (value == null) {
      throw new CannotStart(file + " does not say " + name);
    }
    return value;
  }
}
