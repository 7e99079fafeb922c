package io.purser.local;

import io.purser.twin.Twin;
import io.purser.twin.TwinSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform for all system tests, started as {@code ./purser up} starts it, with a twin that the
 * tests can stop. Made when the first test asks for it and closed after the last.
 */
final class Surroundings implements AutoCloseable {
  private static final String KEY = "yativo_" + "1f".repeat(24);
  private static final String SECRET = "2e".repeat(32);

  private final Path folder;
  private final ClaimedPorts claimed;
  private final Up up;
  private Twin twin;

  private Surroundings() {
    try {
      this.folder = Files.createTempDirectory("purser-system-test");
      this.claimed = ClaimedPorts.forNodes(1);
      this.twin = startTwin();
      var provider = new UpOptions.Provider(twin.baseUrl(), KEY, SECRET);
      this.up =
          Up.start(
              new UpOptions(
                  claimed.ports().first(), folder.resolve("data"), 1, false, null, provider),
              folder.resolve("env"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Hands the one instance to test constructors, and sees after every test that no money came out
   * of nothing.
   */
  static final class Shared implements ParameterResolver, AfterEachCallback {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
      return parameter.getParameter().getType() == Surroundings.class;
    }

    @Override
    public Surroundings resolveParameter(ParameterContext parameter, ExtensionContext test) {
      return test.getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Surroundings.class, type -> new Surroundings(), Surroundings.class);
    }

    @Override
    public void afterEach(ExtensionContext test) throws SQLException {
      var surroundings =
          test.getRoot()
              .getStore(ExtensionContext.Namespace.GLOBAL)
              .get(Surroundings.class, Surroundings.class);
      if (surroundings != null) {
        LedgerSums.requireZero(surroundings);
      }
    }
  }

  Api service() {
    return new Api(url(), bearer("PURSER_API_KEY"));
  }

  Api otherTenant() {
    return new Api(url(), bearer("PURSER_OTHER_API_KEY"));
  }

  Api user() {
    return new Api(url(), bearer("PURSER_USER_TOKEN"));
  }

  /** An end user of the first tenant who logged in so long ago. */
  Api userLoggedIn(String subject, Duration ago) {
    var token = up.userToken(subject, Instant.now().minus(ago));
    return new Api(url(), Map.of("Authorization", "Bearer " + token));
  }

  Api operator() {
    return operatorWith(value("PURSER_OPERATOR_TOKEN"));
  }

  /** Another admin of the first tenant. */
  Api operator(String subject) {
    return operatorWith(up.operatorToken(subject, "admin"));
  }

  private Api operatorWith(String token) {
    return new Api(url(), Map.of("Authorization", "Bearer " + token, "Purser-Reason", "a test"));
  }

  /** Whose the tokens are. */
  String issuer() {
    return up.issuer();
  }

  /** Who runs the platform for all tenants. */
  Api platformOperator() {
    return operatorWith(value("PURSER_PLATFORM_TOKEN"));
  }

  /** Another one who does. */
  Api platformOperator(String subject) {
    return operatorWith(up.platformToken(subject));
  }

  String providerKey() {
    return KEY;
  }

  String providerSecret() {
    return SECRET;
  }

  Api anonymous() {
    return new Api(url(), Map.of());
  }

  Api twinControl() {
    return new Api(twinUrl(), Map.of());
  }

  String twinUrl() {
    return "http://127.0.0.1:" + claimed.ports().twin();
  }

  /** The provider, as somebody else with our credentials uses it. */
  Api provider() {
    return new Api(twinUrl() + "/api/v1", Map.of("X-API-Key", KEY, "X-API-Secret", SECRET));
  }

  String url() {
    return value("PURSER_URL");
  }

  /** As the platform itself connects. */
  Connection database() throws SQLException {
    var url = URI.create(value("DATABASE_URL"));
    var user = url.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
        user[0],
        user[1]);
  }

  /** What {@code up} has written for shells and for other commands. */
  Path environmentFile() {
    return folder.resolve("env");
  }

  /** The settings file of the nodes. */
  Path settings() {
    return folder.resolve("data").resolve("platform.yml");
  }

  String value(String name) {
    return Objects.requireNonNull(up.environment().get(name), name);
  }

  /** The processes of the nodes, as the environment file names them at this moment. */
  String nodeProcess() throws IOException {
    return Files.readAllLines(folder.resolve("env")).stream()
        .filter(line -> line.startsWith("PURSER_PIDS="))
        .findFirst()
        .orElseThrow()
        .replaceAll("[^0-9]", "");
  }

  void stopTwin() throws IOException {
    twin.close();
  }

  void restartTwin() throws IOException {
    twin = startTwin();
  }

  private Twin startTwin() throws IOException {
    return Twin.start(
        TwinSettings.defaults()
            .withPort(claimed.ports().twin())
            .withApiKey(KEY)
            .withApiSecret(SECRET)
            .withStateFile(folder.resolve("twin-state.json")));
  }

  private Map<String, String> bearer(String name) {
    return Map.of("Authorization", "Bearer " + value(name));
  }

  @Override
  public void close() throws IOException {
    up.close();
    twin.close();
    claimed.close();
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
