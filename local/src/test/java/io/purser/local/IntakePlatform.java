package io.purser.local;

import static io.purser.local.Eventually.eventually;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One node that serves two tenants, each with an account of its own at the twin, for tests of what
 * the provider delivers. It can be stopped and started again.
 */
final class IntakePlatform implements AutoCloseable {
  /** What tests lock that run beside others and use it. */
  static final String NAME = "intake platform";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String OURS = Neighbours.TENANT;
  private static final String THEIRS = "second";

  private static final Pattern MIGRATION =
      Pattern.compile("migration:\\s+url: .*\\s+username: \"(.*)\"\\s+password: \"(.*)\"");

  private final Path folder;
  private final Neighbours neighbours;
  private final Map<String, String> settings;
  private final Account ours;
  private final Account theirs;
  private PlatformProcess node;

  /** An account at the provider, and the tenant that it serves. */
  record Account(Api tenant, Api provider, String webhookId) {
    /** As it is at this moment. */
    Webhook webhook() throws IOException {
      var shown =
          provider.get("/yativo-card/webhooks/" + webhookId).require("the webhook").path("data");
      return new Webhook(webhookId, shown.path("url").asText(), shown.path("secret").asText());
    }
  }

  /** Where the provider delivers the events of an account, as the provider knows it. */
  record Webhook(String id, String url, String secret) {}

  private IntakePlatform(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    this.neighbours = Neighbours.start(folder.resolve("neighbours"));
    this.settings = new HashMap<>(neighbours.environment(1));
    var second = twin().post("/_twin/accounts", Map.of("name", THEIRS)).require("an account");
    var key = second.path("api_key").asText();
    var secret = second.path("api_secret").asText();
    settings.put("PURSER_PROVIDER_ACCOUNTS_SECOND_BASE_URL", providerUrl());
    settings.put("PURSER_PROVIDER_ACCOUNTS_SECOND_API_KEY", key);
    settings.put("PURSER_PROVIDER_ACCOUNTS_SECOND_API_SECRET", secret);
    // So often that it happens at every start.
    settings.put("PURSER_WEBHOOKS_SWEEP_EVERY", "2s");
    settings.put("PURSER_WORKERS_SWEEP_EVERY", "1s");
    settings.put("PURSER_RECONCILIATION_EVERY", "1s");
    settings.put("PURSER_RECONCILIATION_GRACE", "2s");
    settings.put("PURSER_RECONCILIATION_WEBHOOK_GRACE", "0s");
    settings.put("PURSER_PROGRAMME_REFRESH_AFTER", "1s");
    settings.put("PURSER_PROGRAMME_IMPORT_LEASE", "3s");
    bootstrap("--tenant", OURS);
    bootstrap("--tenant", THEIRS, "--account", THEIRS);
    this.node = serve();
    var data = DataFolder.open(folder.resolve("neighbours"), false);
    this.ours =
        account(
            OURS, "yativo_" + data.secret("twin-key").substring(0, 48), data.secret("twin-secret"));
    this.theirs = account(THEIRS, key, secret);
  }

  /** Hands the one instance to test constructors. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == IntakePlatform.class;
    }

    @Override
    public IntakePlatform resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(IntakePlatform.class, _ -> make(), IntakePlatform.class);
    }

    private static IntakePlatform make() {
      try {
        return new IntakePlatform(Files.createTempDirectory("purser-intake-test"));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  Account ours() {
    return ours;
  }

  Account theirs() {
    return theirs;
  }

  Api twin() {
    var control = neighbours.twinControl();
    if (control == null) {
      throw new IllegalStateException("started without a provider, so there is a twin");
    }
    return control;
  }

  String url() {
    return neighbours.url(1);
  }

  /** An operator of our tenant. */
  Api operator() {
    return new Api(
        url(), Map.of("Authorization", "Bearer " + operatorToken(), "Purser-Reason", "a test"));
  }

  /** Another one. */
  Api operator(String name) {
    var token = neighbours.issuer().operatorToken(OURS, name, "admin");
    return new Api(url(), Map.of("Authorization", "Bearer " + token, "Purser-Reason", "a test"));
  }

  String operatorToken() {
    return neighbours.issuer().operatorToken(OURS, "operator", "admin");
  }

  /** A number from the metrics; zero while there is none. {@code labels} is part of the line. */
  double metric(String name, String labels) throws IOException {
    return new Api(neighbours.managementUrl(1), Map.of())
        .text("/prometheus")
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(labels))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  void stopNode() {
    node.stop();
  }

  /** SIGKILL: it does nothing more. */
  void killNode() {
    node.handle().destroyForcibly();
    node.onExit().join();
  }

  void startNode() {
    node = serve();
  }

  String log() throws IOException {
    return Files.readString(logFile());
  }

  /** What is counted among the rows of our account, as the application's role. */
  long countInOurAccount(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(), user(), password());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "SELECT set_config('app.account', purser.account_by_name('default'), true)");
      try (var rows = statement.executeQuery(sql)) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Lets the deliveries that wait have been tried so often that the next try is the last. */
  void waitingIsOver() throws IOException, SQLException {
    asOwner(
        "UPDATE purser.inbox_delivery SET attempt = 1000, due_at = now() WHERE state = 'waiting'");
  }

  /** Lets it be long ago that the provider was asked about a customer, so it is their turn. */
  void wasAskedLongAgo(String customer) throws IOException, SQLException {
    asOwner(
        """
        INSERT INTO purser.balance_check (tenant_id, customer_id, asked_at)
        SELECT DISTINCT tenant_id, customer_id, now() - interval '1 day'
        FROM purser.wallet_balance
        WHERE customer_id = ?
        ON CONFLICT ON CONSTRAINT balance_check_pkey DO UPDATE SET asked_at = excluded.asked_at
        """,
        customer);
  }

  private void asOwner(String sql, String... values) throws IOException, SQLException {
    var owner = MIGRATION.matcher(Files.readString(neighbours.settings()));
    if (!owner.find()) {
      throw new IllegalStateException("the settings name no owner of the schema");
    }
    try (var connection = DriverManager.getConnection(jdbc(), owner.group(1), owner.group(2));
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  private String jdbc() {
    var database = URI.create(neighbours.databaseUrl());
    return "jdbc:postgresql://"
        + database.getHost()
        + ":"
        + database.getPort()
        + database.getPath();
  }

  private String user() {
    return URI.create(neighbours.databaseUrl()).getUserInfo().split(":", 2)[0];
  }

  private String password() {
    return URI.create(neighbours.databaseUrl()).getUserInfo().split(":", 2)[1];
  }

  private String providerUrl() {
    return twinUrl() + "/api/v1";
  }

  private String twinUrl() {
    return "http://127.0.0.1:" + neighbours.twinPort();
  }

  private Account account(String tenant, String key, String secret) throws IOException {
    var provider = new Api(providerUrl(), Map.of("X-API-Key", key, "X-API-Secret", secret));
    var id =
        provider
            .get("/yativo-card/webhooks")
            .require("the webhooks")
            .path("data")
            .path(0)
            .path("webhook_id")
            .asText();
    var apiKey = Files.readString(folder.resolve("keys").resolve(tenant + ".key")).strip();
    return new Account(new Api(url(), Map.of("Authorization", "Bearer " + apiKey)), provider, id);
  }

  private void bootstrap(String... arguments) throws InterruptedException {
    var all = new ArrayList<>(List.of("bootstrap", "--keys"));
    all.add(folder.resolve("keys").toString());
    all.addAll(List.of(arguments));
    var bootstrap = PlatformProcess.start(all, settings, logFile());
    if (bootstrap.await(PATIENCE) != 0) {
      throw new CannotStart("the bootstrap failed; what it printed is in " + logFile());
    }
  }

  private PlatformProcess serve() {
    var process = PlatformProcess.start(List.of("serve"), settings, logFile());
    eventually(
        () -> new Api(url(), Map.of()).get("/health/ready"), answer -> answer.status() == 200);
    return process;
  }

  private Path logFile() {
    return folder.resolve("platform.log");
  }

  @Override
  public void close() throws IOException {
    node.stop();
    neighbours.close();
    Surroundings.delete(folder);
  }
}
