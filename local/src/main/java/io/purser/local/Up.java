package io.purser.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private @Nullable TokenIssuer issuer;

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

  /** A token of an end user of the first tenant who logged in at this time. */
  String userToken(String subject, Instant loggedInAt) {
    return Objects.requireNonNull(issuer).userToken(TENANTS.get(0), subject, loggedInAt);
  }

  /** A token of an operator of the first tenant. */
  String operatorToken(String subject, String role) {
    return Objects.requireNonNull(issuer).operatorToken(TENANTS.get(0), subject, role);
  }

  /** A token of somebody who runs the platform for all tenants. */
  String platformToken(String subject) {
    return Objects.requireNonNull(issuer).platformToken(subject);
  }

  /** Who says so in all tokens of this run. */
  String issuer() {
    return Objects.requireNonNull(issuer).url();
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
    var neighbours = Neighbours.start(options, ports, folder, TENANTS);
    started.push(neighbours);
    issuer = neighbours.issuer();
    bootstrap(neighbours);
    startNodes(neighbours);
    environment = describe(neighbours, demo(neighbours));
    write();
    nodes.forEach(Node::supervise);
  }

  private void bootstrap(Neighbours neighbours) throws InterruptedException {
    var arguments =
        new ArrayList<>(
            List.of("bootstrap", "--mode", "test", "--keys", folder.path("keys").toString()));
    TENANTS.forEach(tenant -> arguments.addAll(List.of("--tenant", tenant)));
    var log = folder.path("bootstrap.log");
    var bootstrap = PlatformProcess.start(arguments, neighbours.environment(1), log);
    if (bootstrap.await(TIME_TO_BOOTSTRAP) != 0) {
      throw new CannotStart("the platform's bootstrap failed; what it printed is in " + log);
    }
  }

  private void startNodes(Neighbours neighbours) {
    for (int number = 1; number <= options.nodes(); number++) {
      var log = folder.path("node-" + number + ".log");
      var node = new Node(number, ports, neighbours.environment(number), log, this::write);
      nodes.add(node);
      started.push(node::stop);
      noteProcesses();
    }
    nodes.forEach(Node::awaitReady);
  }

  private DemoCustomers.Demo demo(Neighbours neighbours) throws IOException {
    var issuer = neighbours.issuer();
    new DemoCustomers(platform(TENANTS.get(1)), issuer).ofOtherTenant();
    return new DemoCustomers(platform(TENANTS.get(0)), issuer)
        .ofFirstTenant(neighbours.twinControl());
  }

  private Api platform(String tenant) throws IOException {
    return new Api(nodes.getFirst().url(), Map.of("Authorization", "Bearer " + key(tenant)));
  }

  private String key(String tenant) throws IOException {
    return Files.readString(folder.path("keys").resolve(tenant + ".key")).strip();
  }

  private Map<String, String> describe(Neighbours neighbours, DemoCustomers.Demo demo)
      throws IOException {
    var first = TENANTS.get(0);
    var issuer = neighbours.issuer();
    var values = new LinkedHashMap<String, String>();
    values.put("PURSER_URL", nodes.getFirst().url());
    values.put("PURSER_METRICS_URL", neighbours.managementUrl(1) + "/prometheus");
    values.put("PURSER_API_KEY", key(first));
    values.put("PURSER_OTHER_API_KEY", key(TENANTS.get(1)));
    values.put("PURSER_TOKEN_URL", issuer.tokenUrl());
    values.put("PURSER_CLIENT_ID", TokenIssuer.client(first));
    values.put("PURSER_CLIENT_SECRET", TokenIssuer.clientSecret(folder));
    values.put("PURSER_OPERATOR_TOKEN", issuer.operatorToken(first, "demo-operator", "admin"));
    values.put("PURSER_PLATFORM_TOKEN", issuer.platformToken("demo-platform"));
    values.put("PURSER_USER_TOKEN", issuer.userToken(first, DemoCustomers.USER));
    values.put("PURSER_CUSTOMER_ID", demo.customer());
    if (options.provider() == null) {
      values.put("TWIN_URL", "http://127.0.0.1:" + ports.twin());
    }
    if (demo.providerWallet() != null) {
      values.put("TWIN_WALLET_ID", demo.providerWallet());
    }
    values.put("DATABASE_URL", neighbours.databaseUrl());
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

  /** Nodes first, so that they finish their work while the rest is still there. */
  @Override
  public void close() {
    Neighbours.stop(started);
    record.forget();
  }
}
