package io.purser.local;

import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform needs around it: a database, a provider, an issuer of tokens, and the settings
 * that lead to them. Whoever starts them starts the platform in a way of their own.
 */
public final class Neighbours implements AutoCloseable {
  /** The tenant of a run that needs only one. */
  public static final String TENANT = "default";

  private final Ports ports;
  private final DataFolder folder;
  private final Deque<AutoCloseable> started;
  private final TokenIssuer issuer;
  private final @Nullable Twin twin;
  private final String databaseUrl;
  private final Path settings;

  private Neighbours(
      UpOptions options,
      Ports ports,
      DataFolder folder,
      List<String> tenants,
      Deque<AutoCloseable> started)
      throws IOException, SQLException {
    this.ports = ports;
    this.folder = folder;
    this.started = started;
    folder.secret("master-key");
    var password = folder.secret("database-password");
    var database = opened(database(options));
    database.letApplicationIn(password);
    this.databaseUrl = database.applicationUrl(password);
    var given = options.provider();
    this.twin = given == null ? opened(twin()) : null;
    var provider = given == null ? twinAccount() : given;
    this.issuer = opened(TokenIssuer.start(ports.issuer(), folder));
    this.settings =
        PlatformSettings.write(folder, database, password, provider, issuer, url(1), tenants);
  }

  /** Everything of our own, on free ports, for a single node and a single tenant. */
  public static Neighbours start(Path folder) {
    try {
      var data = DataFolder.open(folder, true);
      var claimed = ClaimedPorts.forNodes(1);
      var ports = claimed.ports();
      var options = new UpOptions(ports.first(), folder, 1, true, null, null);
      return start(
          options, ports, data, List.of(TENANT), new ArrayDeque<AutoCloseable>(List.of(claimed)));
    } catch (IOException | SQLException e) {
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * @throws CannotStart when something stands in the way; what had been started by then is stopped
   *     again
   */
  static Neighbours start(UpOptions options, Ports ports, DataFolder folder, List<String> tenants)
      throws IOException, SQLException {
    return start(options, ports, folder, tenants, new ArrayDeque<>());
  }

  private static Neighbours start(
      UpOptions options,
      Ports ports,
      DataFolder folder,
      List<String> tenants,
      Deque<AutoCloseable> started)
      throws IOException, SQLException {
    try {
      return new Neighbours(options, ports, folder, tenants, started);
    } catch (IOException | SQLException | RuntimeException e) {
      stop(started);
      throw e;
    }
  }

  /** What a node reads from its environment. */
  public Map<String, String> environment(int node) {
    return Map.of(
        "MICRONAUT_CONFIG_FILES", settings.toString(),
        "MICRONAUT_SERVER_HOST", "127.0.0.1",
        "MICRONAUT_SERVER_PORT", String.valueOf(ports.node(node)),
        "ENDPOINTS_ALL_PORT", String.valueOf(ports.management(node)));
  }

  /** Where a node serves the product API. */
  public String url(int node) {
    return "http://127.0.0.1:" + ports.node(node);
  }

  /** Where a node serves its metrics. */
  public String managementUrl(int node) {
    return "http://127.0.0.1:" + ports.management(node);
  }

  /** The settings file, in the form that a deployment would use. */
  public Path settings() {
    return settings;
  }

  /** The file that the settings name as the master key. */
  public Path masterKey() {
    return folder.path("master-key");
  }

  /** The issuer of the tokens, as {@code iss} names it. */
  public String issuerUrl() {
    return issuer.url();
  }

  /** A token of an end user of the tenant. */
  public String userToken(String subject) {
    return issuer.userToken(TENANT, subject);
  }

  /** The twin's control API, or null where a provider was given. */
  public @Nullable Api twinControl() {
    return twin == null ? null : new Api("http://127.0.0.1:" + twin.port(), Map.of());
  }

  /** Where the twin listens, when there is one. */
  int twinPort() {
    return ports.twin();
  }

  TokenIssuer issuer() {
    return issuer;
  }

  /** For {@code psql}, as the application's role. */
  String databaseUrl() {
    return databaseUrl;
  }

  private Database database(UpOptions options) {
    return options.databaseUrl() == null
        ? EmbeddedDatabase.start(folder.path("postgres"), ports.database())
        : ExternalDatabase.at(options.databaseUrl());
  }

  private Twin twin() throws IOException {
    Ports.requireFree(ports.twin(), "the twin");
    return Twin.start(
        TwinSettings.defaults()
            .withPort(ports.twin())
            .withApiKey(twinKey())
            .withApiSecret(folder.secret("twin-secret"))
            .withStateFile(folder.path("twin-state.json")));
  }

  private UpOptions.Provider twinAccount() {
    return new UpOptions.Provider(
        "http://127.0.0.1:" + ports.twin() + "/api/v1", twinKey(), folder.secret("twin-secret"));
  }

  /** In the form of the provider's own keys. */
  private String twinKey() {
    return "yativo_" + folder.secret("twin-key").substring(0, 48);
  }

  private <T extends AutoCloseable> T opened(T part) {
    started.push(part);
    return part;
  }

  /** In the opposite order, so that nobody misses a part that it still needs. */
  @Override
  public void close() {
    stop(started);
  }

  static void stop(Deque<AutoCloseable> started) {
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("purser: " + part + " did not stop cleanly: " + e.getMessage());
      }
    }
  }
}
