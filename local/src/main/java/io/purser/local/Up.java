package io.purser.local;

import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code ./purser up} starts, in the order in which each needs the other, and
 * stopped in the opposite order.
 */
final class Up implements AutoCloseable {
  private static final List<String> TENANTS = List.of("default", "other");
  private static final Duration TIME_TO_BOOTSTRAP = Duration.ofMinutes(2);

  private final UpOptions options;
  private final Ports ports;
  private final DataFolder folder;
  private final RunRecord record;
  private final Path environmentFile;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final List<Node> nodes = new ArrayList<>();
  private Map<String, String> environment = Map.of();

  private Up(UpOptions options, DataFolder folder, Path environmentFile) {
    this.options = options;
    this.ports = new Ports(options.port());
    this.folder = folder;
    this.record = new RunRecord(folder);
    this.environmentFile = environmentFile;
  }

  /**
   * @throws CannotStart when something stands in the way; what had been started by then is stopped
   *     again
   */
  static Up start(UpOptions options, Path environmentFile) {
    if (new RunRecord(DataFolder.open(options.data(), false)).stop()) {
      System.out.println("stopped what an earlier run had left running");
    }
    var up = new Up(options, DataFolder.open(options.data(), options.fresh()), environmentFile);
    try {
      up.start();
      return up;
    } catch (IOException | SQLException e) {
      up.close();
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      up.close();
      throw new CannotStart("interrupted", e);
    } catch (RuntimeException e) {
      up.close();
      throw e;
    }
  }

  /** What a shell needs to talk to this run, by name. */
  Map<String, String> environment() {
    return environment;
  }

  private void start() throws IOException, SQLException, InterruptedException {
    for (int number = 1; number <= options.nodes(); number++) {
      Ports.requireFree(ports.node(number), "platform node " + number);
      Ports.requireFree(ports.management(number), "the management of platform node " + number);
    }
    folder.secret("master-key");
    var databasePassword = folder.secret("database-password");
    var database = database();
    database.letApplicationIn(databasePassword);
    var given = options.provider();
    var twin = given == null ? twin() : null;
    var provider = given == null ? twinAccount() : given;
    var issuer = opened(TokenIssuer.start(ports.issuer(), folder));
    var publicUrl = "http://127.0.0.1:" + ports.node(1);
    var settings =
        PlatformSettings.write(
            folder, database, databasePassword, provider, issuer, publicUrl, TENANTS);
    bootstrap(settings);
    startNodes(settings);
    var twinControl = twin == null ? null : new Api("http://127.0.0.1:" + twin.port(), Map.of());
    var demo = demo(issuer, twinControl);
    environment = describe(database.applicationUrl(databasePassword), twin, issuer, demo);
    write();
    nodes.forEach(Node::supervise);
  }

  private Database database() {
    return opened(
        options.databaseUrl() == null
            ? EmbeddedDatabase.start(folder.path("postgres"), ports.database())
            : ExternalDatabase.at(options.databaseUrl()));
  }

  private Twin twin() throws IOException {
    Ports.requireFree(ports.twin(), "the twin");
    return opened(
        Twin.start(
            TwinSettings.defaults()
                .withPort(ports.twin())
                .withApiKey(twinKey())
                .withApiSecret(folder.secret("twin-secret"))
                .withStateFile(folder.path("twin-state.json"))));
  }

  private UpOptions.Provider twinAccount() {
    return new UpOptions.Provider(
        "http://127.0.0.1:" + ports.twin() + "/api/v1", twinKey(), folder.secret("twin-secret"));
  }

  /** In the form of the provider's own keys. */
  private String twinKey() {
    return "yativo_" + folder.secret("twin-key").substring(0, 48);
  }

  private void bootstrap(Path settings) throws InterruptedException {
    var arguments = new ArrayList<>(List.of("bootstrap", "--keys", folder.path("keys").toString()));
    TENANTS.forEach(tenant -> arguments.addAll(List.of("--tenant", tenant)));
    var log = folder.path("bootstrap.log");
    var bootstrap = PlatformProcess.start(arguments, settingsOf(settings), log);
    if (bootstrap.await(TIME_TO_BOOTSTRAP) != 0) {
      throw new CannotStart("the platform's bootstrap failed; what it printed is in " + log);
    }
  }

  private void startNodes(Path settings) {
    for (int number = 1; number <= options.nodes(); number++) {
      var nodeSettings = new HashMap<>(settingsOf(settings));
      nodeSettings.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
      nodeSettings.put("MICRONAUT_SERVER_PORT", String.valueOf(ports.node(number)));
      nodeSettings.put("ENDPOINTS_ALL_PORT", String.valueOf(ports.management(number)));
      var node =
          new Node(
              number, ports, nodeSettings, folder.path("node-" + number + ".log"), this::write);
      nodes.add(node);
      started.push(node::stop);
      noteProcesses();
    }
    nodes.forEach(Node::awaitReady);
  }

  private static Map<String, String> settingsOf(Path settings) {
    return Map.of("MICRONAUT_CONFIG_FILES", settings.toString());
  }

  private DemoCustomers.Demo demo(TokenIssuer issuer, @Nullable Api twin) throws IOException {
    new DemoCustomers(platform(TENANTS.get(1)), issuer).ofOtherTenant();
    return new DemoCustomers(platform(TENANTS.get(0)), issuer).ofFirstTenant(twin);
  }

  private Api platform(String tenant) throws IOException {
    return new Api(nodes.getFirst().url(), Map.of("Authorization", "Bearer " + key(tenant)));
  }

  private String key(String tenant) throws IOException {
    return Files.readString(folder.path("keys").resolve(tenant + ".key")).strip();
  }

  private Map<String, String> describe(
      String databaseUrl, @Nullable Twin twin, TokenIssuer issuer, DemoCustomers.Demo demo)
      throws IOException {
    var first = TENANTS.get(0);
    var values = new LinkedHashMap<String, String>();
    values.put("PURSER_URL", nodes.getFirst().url());
    values.put("PURSER_METRICS_URL", "http://127.0.0.1:" + ports.management(1) + "/prometheus");
    values.put("PURSER_API_KEY", key(first));
    values.put("PURSER_OTHER_API_KEY", key(TENANTS.get(1)));
    values.put("PURSER_OPERATOR_TOKEN", issuer.operatorToken(first, "demo-operator", "admin"));
    values.put("PURSER_USER_TOKEN", issuer.userToken(first, DemoCustomers.USER));
    values.put("PURSER_CUSTOMER_ID", demo.customer());
    if (twin != null) {
      values.put("TWIN_URL", "http://127.0.0.1:" + twin.port());
    }
    if (demo.providerWallet() != null) {
      values.put("TWIN_WALLET_ID", demo.providerWallet());
    }
    values.put("DATABASE_URL", databaseUrl);
    return values;
  }

  /** A restarted node has another id, so this is written again then. */
  private void write() {
    var text = new StringBuilder();
    environment.forEach((name, value) -> text.append(line(name, value)));
    text.append(
        line(
            "PURSER_PIDS",
            String.join(" ", nodes.stream().map(node -> "" + node.handle().pid()).toList())));
    DataFolder.writePrivately(environmentFile, text.toString());
    noteProcesses();
  }

  private static String line(String name, String value) {
    return name + "='" + value + "'\n";
  }

  private void noteProcesses() {
    var processes = new ArrayList<>(List.of(ProcessHandle.current()));
    nodes.forEach(node -> processes.add(node.handle()));
    record.note(processes);
  }

  private <T extends AutoCloseable> T opened(T part) {
    started.push(part);
    return part;
  }

  /** Nodes first, so that they finish their work while the rest is still there. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.close();
      } catch (Exception e) {
        System.err.println("purser: " + part + " did not stop cleanly: " + e.getMessage());
      }
    }
    record.forget();
  }
}
