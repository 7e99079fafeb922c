package io.purser.local;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./purser up} is asked for.
 *
 * @param port where the first platform node listens; everything else has a port at a fixed distance
 *     from it
 * @param data the folder that keeps everything from one start to the next
 * @param nodes how many platform nodes share the database
 * @param fresh whether to throw away what the folder holds
 * @param databaseUrl a PostgreSQL to use instead of the embedded one, as its owner, or null
 * @param provider a provider to use instead of the twin, or null
 */
record UpOptions(
    int port,
    Path data,
    int nodes,
    boolean fresh,
    @Nullable String databaseUrl,
    @Nullable Provider provider) {
  private static final int MOST_NODES = 8;

  /** An account at a real provider. */
  record Provider(String url, String key, String secret) {
    @Override
    public String toString() {
      return "Provider[" + url + "]";
    }
  }

  /**
   * @throws BadOption when the arguments make no sense
   */
  static UpOptions parse(List<String> arguments, Path defaultData) {
    var reader = new OptionReader(arguments);
    int port = 8080;
    var data = defaultData;
    int nodes = 1;
    boolean fresh = false;
    String databaseUrl = null;
    String url = null;
    String key = null;
    String secret = null;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case "--port" -> port = reader.number(1024, 64_000);
        case "--data" -> data = Path.of(reader.value());
        case "--nodes" -> nodes = reader.number(1, MOST_NODES);
        case "--fresh" -> fresh = true;
        case "--database-url" -> databaseUrl = reader.value();
        case "--provider-url" -> url = reader.value();
        case "--provider-key" -> key = reader.value();
        case "--provider-secret" -> secret = reader.value();
        default -> throw reader.unknown();
      }
    }
    return new UpOptions(
        port,
        data.toAbsolutePath().normalize(),
        nodes,
        fresh,
        databaseUrl,
        provider(url, key, secret));
  }

  private static @Nullable Provider provider(
      @Nullable String url, @Nullable String key, @Nullable String secret) {
    if (url == null && key == null && secret == null) {
      return null;
    }
    if (url == null || key == null || secret == null) {
      throw new BadOption("--provider-url, --provider-key and --provider-secret go together");
    }
    return new Provider(url, key, secret);
  }
}
