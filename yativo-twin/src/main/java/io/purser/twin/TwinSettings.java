package io.purser.twin;

import io.purser.twin.state.LiveSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a twin starts.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param apiKey the key of the default account; null to have one made up
 * @param apiSecret its secret; null to have one made up
 * @param stateFile where to keep the state; null to keep it in memory
 * @param live what can also be changed while it runs
 * @param routes other paths for routes of the provider, by the name a route usually has: what is
 *     inferred may be served elsewhere by the real one
 */
public record TwinSettings(
    String host,
    int port,
    @Nullable String apiKey,
    @Nullable String apiSecret,
    @Nullable Path stateFile,
    LiveSettings live,
    Map<String, String> routes) {

  public TwinSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
    routes = Map.copyOf(routes);
    if (isBlank(apiKey) || isBlank(apiSecret)) {
      throw new IllegalArgumentException("an API key or secret must not be blank");
    }
  }

  /** A twin in memory on a free port of this machine, as strict as the provider. */
  public static TwinSettings defaults() {
    return new TwinSettings("127.0.0.1", 0, null, null, null, LiveSettings.DEFAULTS, Map.of());
  }

  public TwinSettings withHost(String next) {
    return new TwinSettings(next, port, apiKey, apiSecret, stateFile, live, routes);
  }

  public TwinSettings withPort(int next) {
    return new TwinSettings(host, next, apiKey, apiSecret, stateFile, live, routes);
  }

  public TwinSettings withApiKey(String next) {
    return new TwinSettings(host, port, next, apiSecret, stateFile, live, routes);
  }

  public TwinSettings withApiSecret(String next) {
    return new TwinSettings(host, port, apiKey, next, stateFile, live, routes);
  }

  public TwinSettings withStateFile(Path next) {
    return new TwinSettings(host, port, apiKey, apiSecret, next, live, routes);
  }

  public TwinSettings withLive(LiveSettings next) {
    return new TwinSettings(host, port, apiKey, apiSecret, stateFile, next, routes);
  }

  /** Serves a route, such as {@code GET /card-issuer/customers/lookup}, under another path. */
  public TwinSettings withRoute(String name, String path) {
    var more = new HashMap<>(routes);
    more.put(name, path);
    return new TwinSettings(host, port, apiKey, apiSecret, stateFile, live, more);
  }

  private static boolean isBlank(@Nullable String text) {
    return text != null && text.isBlank();
  }
}
