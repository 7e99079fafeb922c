package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.purser.local.Eventually.Look;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant is made, and gets what is different for it, on a platform that runs on. */
@ExtendWith(Surroundings.Shared.class)
class TenantSettingsTest {
  /** Each node looks every two seconds; the rest is for a machine that stands still meanwhile. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final String AUDIENCE = "purser-new";
  private static final String OTHER_AUDIENCE = "purser-new-too";

  private final Surroundings surroundings;
  private final Api root;
  private final String name = "new-" + UUID.randomUUID().toString().substring(0, 8);
  private final String issuer = "https://" + name + ".example";
  private final String origin = "https://app." + name + ".example";

  TenantSettingsTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.root = surroundings.platformOperator();
  }

  @Test
  void a_new_tenants_tokens_pages_and_limits_count_within_seconds_and_so_does_their_end()
      throws Exception {
    var key = new ECKeyGenerator(Curve.P_256).keyID("one").generate();
    var keys = publishing(key);
    try {
      var made =
          root.post(
                  "/v1/tenants",
                  Map.of("slug", name, "account", name, "mode", "test"),
                  "Idempotency-Key",
                  name)
              .require("the tenant");
      var tenant = "/v1/tenants/" + made.path("id").asText();
      var token = token(key);
      var admin = new Api(surroundings.url(), Map.of("Authorization", "Bearer " + token));
      assertThat(admin.get("/v1/customers").status()).isEqualTo(401);

      set(tenant, Map.of("origins", List.of(origin)));
      name(tenant, List.of(issuer(keys)));

      within(() -> admin.get("/v1/customers").status(), 200);
      within(() -> preflight(), 204);
      takesTwo(tenant, keys, key);
      set(tenant, Map.of("callerPerSecond", 3, "callerBurst", 7));
      assertThat(root.get(tenant + "/settings").body().at("/sources/callerBurst").asText())
          .isEqualTo("tenant");
      eventually(SOON, () -> limitsOf(token), limits -> limits.startsWith("\"caller\";q=7;"));

      name(tenant, List.of());

      within(() -> admin.get("/v1/customers").status(), 401);
    } finally {
      keys.stop(0);
    }
  }

  /** Somebody could be anybody by it. */
  private void takesTwo(String tenant, HttpServer keys, ECKey key) throws Exception {
    var more = Map.of("issuers", List.of(issuer(keys), issuer(keys, OTHER_AUDIENCE)));
    var second =
        new Api(
            surroundings.url(), Map.of("Authorization", "Bearer " + token(key, OTHER_AUDIENCE)));

    var asked = root.send("PUT", tenant + "/issuers", more, "If-Match", "*");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(root.send("PUT", tenant + "/issuers", more, "If-Match", "*").status())
        .isEqualTo(202);
    assertThat(root.get(tenant + "/issuers").body().at("/awaiting/issuers")).hasSize(2);
    assertThat(second.get("/v1/customers").status()).isEqualTo(401);
    surroundings
        .platformOperator("another-root")
        .send("PUT", tenant + "/issuers", more, "If-Match", "*")
        .require("the second operator's word");

    within(() -> second.get("/v1/customers").status(), 200);
  }

  private static void within(Look<Integer> look, int wanted) {
    int _ = eventually(SOON, look, status -> status == wanted);
  }

  private void set(String tenant, Map<String, ?> settings) throws IOException {
    root.send("PATCH", tenant + "/settings", settings, "If-Match", "*").require("the settings");
  }

  /** By one operator, and then by another, who changes nothing where it took one. */
  private void name(String tenant, List<Map<String, String>> issuers) throws IOException {
    for (var by : List.of(root, surroundings.platformOperator("another-root"))) {
      by.send("PUT", tenant + "/issuers", Map.of("issuers", issuers), "If-Match", "*")
          .require("the issuers");
    }
  }

  private Map<String, String> issuer(HttpServer keys) {
    return issuer(keys, AUDIENCE);
  }

  private Map<String, String> issuer(HttpServer keys, String audience) {
    return Map.of(
        "issuer",
        issuer,
        "audience",
        audience,
        "jwksUri",
        "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys",
        "kind",
        "operator",
        "rolesClaim",
        "groups");
  }

  private int preflight() throws IOException {
    return new Api(
            surroundings.url(), Map.of("Origin", origin, "Access-Control-Request-Method", "GET"))
        .send("OPTIONS", "/v1/customers", Map.of())
        .status();
  }

  private String limitsOf(String token) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(surroundings.url() + "/v1/customers"))
            .timeout(SOON)
            .header("Authorization", "Bearer " + token)
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("RateLimit-Policy")
          .orElse("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static HttpServer publishing(ECKey key) throws Exception {
    var text = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, text.length);
          try (var out = exchange.getResponseBody()) {
            out.write(text);
          }
        });
    server.start();
    return server;
  }

  private String token(ECKey key) throws Exception {
    return token(key, AUDIENCE);
  }

  private String token(ECKey key, String audience) throws Exception {
    var now = Instant.now();
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("one").build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject("ana")
                .claim("groups", List.of("admin"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }
}
