package io.purser.local.deliveries;

import io.purser.local.Api;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A platform to talk to, and the token of an operator. */
record Platform(String url, String token) {
  /** The lines that {@code ./purser up} writes. */
  private static final Pattern VARIABLE = Pattern.compile("([A-Z_]+)='([^']*)'");

  /**
   * The platform at this address with the token in {@code PURSER_TOKEN}; without an address the one
   * that runs on this machine.
   *
   * @throws CannotStart when there is none, or no token for it
   */
  static Platform find(@Nullable String url, Map<String, String> environment, Path environmentFile)
      throws IOException {
    if (url != null) {
      var token = environment.get("PURSER_TOKEN");
      if (token == null || token.isBlank()) {
        throw new CannotStart("PURSER_TOKEN must be the access token of an operator");
      }
      return new Platform(url.replaceAll("/+$", ""), token.strip());
    }
    if (!Files.exists(environmentFile)) {
      throw new CannotStart(
          "nothing runs on this machine; start it with ./purser up, or use --url");
    }
    var local = read(environmentFile);
    var found = local.get("PURSER_URL");
    var token = local.get("PURSER_OPERATOR_TOKEN");
    if (found == null || token == null) {
      throw new CannotStart(environmentFile + " does not say where the platform is");
    }
    return new Platform(found, token);
  }

  Api api(@Nullable String reason) {
    var headers = new HashMap<>(Map.of("Authorization", "Bearer " + token));
    if (reason != null) {
      headers.put("Purser-Reason", reason);
    }
    return new Api(url, headers);
  }

  private static Map<String, String> read(Path file) throws IOException {
    var values = new HashMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      var variable = VARIABLE.matcher(line);
      if (variable.matches()) {
        values.put(variable.group(1), variable.group(2));
      }
    }
    return values;
  }

  @Override
  public String toString() {
    return "Platform[" + url + ", token hidden]";
  }
}
