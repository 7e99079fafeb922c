package io.purser.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A whole installation of which every part can be made to fail: PostgreSQL, the provider's twin and
 * two nodes of the platform, with four tenants. The twin takes the same order twice, so that
 * nothing but the platform keeps an effect from being doubled.
 */
public final class Site implements AutoCloseable {
  public static final List<String> TENANTS = List.of("default", "north", "south", "west");
  public static final int NODES = 2;

  private static final Duration TIME_TO_BOOTSTRAP = Duration.ofMinutes(2);
  private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
  private static final String KEY = "yativo_" + "3c".repeat(24);
  private static final String SECRET = "4d".repeat(32);

  private final Path folder;
  private final DataFolder data;
  private final ClaimedPorts claimed;
  private final Ports ports;
  private final Map<String, String> keys = new LinkedHashMap<>();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Neighbours neighbours;
  private EmbeddedDatabase database;
  private Twin twin;

  /**
   * @param more settings of its nodes, as they read them from their environment
   */
  public Site(Map<String, String> more) {
    try {
      var sites = Files.createDirectories(Path.of("target", "sites").toAbsolutePath());
      this.folder = Files.createTempDirectory(sites, "site");
      this.data = DataFolder.open(folder.resolve("data"), true);
      this.claimed = ClaimedPorts.forNodes(NODES);
      this.ports = claimed.ports();
      this.database = startedDatabase();
      this.twin = startedTwin();
      var owner = "postgresql://postgres:postgres@127.0.0.1:" + ports.database() + "/purser";
      var provider = new UpOptions.Provider(twin.baseUrl(), KEY, SECRET);
      var options = new UpOptions(ports.first(), folder, NODES, false, owner, provider);
      this.neighbours = Neighbours.start(options, ports, data, TENANTS);
      started.push(neighbours);
      bootstrap(settings(neighbours, 1, more));
      for (int number = 1; number <= NODES; number++) {
        var log = folder.resolve("node-" + number + ".log");
        nodes.add(
            new NodeProcess(
                neighbours.url(number),
                neighbours.managementUrl(number),
                settings(neighbours, number, more),
                log));
      }
      nodes.forEach(NodeProcess::awaitReady);
    } catch (IOException | SQLException e) {
      throw new CannotStart("the site did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted", e);
    }
  }

  private static Map<String, String> settings(
      Neighbours neighbours, int node, Map<String, String> more) {
    var settings = new HashMap<>(neighbours.environment(node));
    // A load of requests comes from a few callers, and from one address.
    for (var limit : List.of("CALLER", "TENANT", "ADDRESS", "FAILURES", "DELIVERIES")) {
      settings.put("PURSER_RATE_LIMIT_" + limit + "_PER_SECOND", "100000");
      settings.put("PURSER_RATE_LIMIT_" + limit + "_BURST", "1000000");
    }
    settings.putAll(more);
    return settings;
  }

  private void bootstrap(Map<String, String> settings) throws IOException, InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of("bootstrap", "--mode", "test", "--keys", data.path("keys").toString()));
    TENANTS.forEach(tenant -> arguments.addAll(List.of("--tenant", tenant)));
    var log = folder.resolve("bootstrap.log");
    var bootstrap = PlatformProcess.start(arguments, settings, log);
    if (bootstrap.await(TIME_TO_BOOTSTRAP) != 0) {
      throw new CannotStart("the platform's bootstrap failed: " + Files.readString(log));
    }
    for (var tenant : TENANTS) {
      keys.put(tenant, Files.readString(data.path("keys").resolve(tenant + ".key")).strip());
    }
  }

  public List<NodeProcess> nodes() {
    return List.copyOf(nodes);
  }

  /**
   * Where everything is kept while it runs: the nodes' logs as {@code node-1.log} and so on, and
   * under {@code data} what the database and the twin keep.
   */
  public Path folder() {
    return folder;
  }

  /** The API key of a tenant's service. */
  public String key(String tenant) {
    return Objects.requireNonNull(keys.get(tenant), tenant);
  }

  /** A token of a tenant's service that is bound to a key. */
  public String serviceToken(String tenant, String scope, HeldKey key) {
    return neighbours.issuer().serviceToken(TokenIssuer.client(tenant), scope, key.thumbprint());
  }

  /** Where callers believe that they call, whichever node they reach. */
  public String publicUrl() {
    return nodes.getFirst().url();
  }

  /** The access token of an operator of a tenant. */
  public String operatorToken(String tenant, String role) {
    return neighbours.issuer().operatorToken(tenant, "operator-1", role);
  }

  /** The twin's control API. */
  public Api twinControl() {
    return new Api(twinUrl(), Map.of());
  }

  /** Where the twin is, as the demo asks for it. */
  public String twinUrl() {
    return "http://127.0.0.1:" + ports.twin();
  }

  /** The provider, called by somebody who has the platform's credential. */
  public Api provider() {
    return new Api(twin.baseUrl(), Map.of("X-API-Key", KEY, "X-API-Secret", SECRET));
  }

  /** A connection that sees the rows of all tenants. */
  public Connection ownersConnection() throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.ownerName(), database.ownerPassword());
  }

  /** The sum of a counter over all nodes, of every line that begins so. */
  public double metric(String begin) throws IOException {
    double sum = 0;
    for (var node : nodes) {
      sum += node.metric(begin);
    }
    return sum;
  }

  /** The provider's port is closed from here on. */
  public void stopTwin() throws IOException {
    twin.close();
  }

  /** The provider is back, and remembers everything that it has done. */
  public void startTwin() throws IOException {
    twin = startedTwin();
  }

  /**
   * As {@code pg_ctl stop -m immediate} does it: no transaction is finished, nothing is written.
   */
  public void stopDatabaseImmediately() throws IOException, InterruptedException {
    var pidFile = data.path("postgres").resolve("postmaster.pid");
    var pid = Files.readAllLines(pidFile).getFirst().strip();
    var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    if (new ProcessBuilder("kill", "-QUIT", pid).inheritIO().start().waitFor() != 0) {
      throw new CannotStart("could not stop PostgreSQL");
    }
    try {
      postmaster.onExit().get(TIME_TO_STOP.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CannotStart("PostgreSQL did not stop", e);
    }
  }

  /** Starts the server that was stopped, on the folder as it was left. */
  public void startDatabase() {
    // Lets go of the folder; the server that it stands for has ended.
    database.close();
    database = startedDatabase();
  }

  /** Every node runs and is ready, and the twin does what it is asked. */
  public void makeWhole() throws IOException {
    nodes.forEach(NodeProcess::start);
    nodes.forEach(NodeProcess::awaitReady);
    twinControl().send("DELETE", "/_twin/faults", Map.of()).require("removing the faults");
  }

  /** What the twin's control API answers to a GET. */
  public JsonNode twin(String path) throws IOException {
    return twinControl().get(path).require(path);
  }

  private EmbeddedDatabase startedDatabase() {
    return EmbeddedDatabase.start(data.path("postgres"), ports.database());
  }

  private Twin startedTwin() throws IOException {
    var defaults = TwinSettings.defaults();
    return Twin.start(
        defaults
            .withPort(ports.twin())
            .withApiKey(KEY)
            .withApiSecret(SECRET)
            .withStateFile(data.path("twin-state.json"))
            .withLive(defaults.live().withAcceptDuplicates(true)));
  }

  /**
   * Nodes first, so that they finish their work while the rest is still there. What they have
   * logged is kept.
   */
  @Override
  public void close() throws IOException {
    nodes.forEach(NodeProcess::resume);
    nodes.forEach(NodeProcess::stop);
    Neighbours.stop(started);
    twin.close();
    database.close();
    claimed.close();
    try (var files = Files.walk(data.path("."))) {
      for (var file : files.map(Path::normalize).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
