package io.purser.twin;

import io.purser.twin.state.LiveSettings;
import java.nio.file.Path;
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
 */
public record TwinSettings(
    String host,
    int port,
    @Nullable String apiKey,
    @Nullable String apiSecret,
    @Nullable Path stateFile,
    LiveSettings live) {

  public TwinSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, not " + port);
    }
    if (isBlank(apiKey) || isBlank(apiSecret)) {
      throw new IllegalArgumentException("an API key or secret must not be blank");
    }
  }

  /** A twin in memory on a free port of this machine, as strict as the provider. */
  public static TwinSettings defaults() {
    return new TwinSettings("127.0.0.1", 0, null, null, null, LiveSettings.DEFAULTS);
  }

  public TwinSettings withHost(String next) {
    return new TwinSettings(next, port, apiKey, apiSecret, stateFile, live);
  }

  public TwinSettings withPort(int next) {
    return new TwinSettings(host, next, apiKey, apiSecret, stateFile, live);
  }

  public TwinSettings withApiKey(String next) {
    return new TwinSettings(host, port, next, apiSecret, stateFile, live);
  }

  public TwinSettings withApiSecret(String next) {
    return new TwinSettings(host, port, apiKey, next, stateFile, live);
  }

  public TwinSettings withStateFile(Path next) {
    return new TwinSettings(host, port, apiKey, apiSecret, next, live);
  }

  public TwinSettings withLive(LiveSettings next) {
    return new TwinSettings(host, port, apiKey, apiSecret, stateFile, next);
  }

  private static boolean isBlank(@Nullable String text) {
    return text != null && text.isBlank();
  }
}
