package io.purser.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import io.purser.domain.FakeProvider;
import io.purser.domain.Given;
import io.purser.domain.InMemoryStore;
import io.purser.domain.access.ApiKeyBuilder;
import io.purser.domain.access.Scope;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationRunner;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.tenant.TenantMode;
import io.purser.domain.work.Deadline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The API over real HTTP with everything behind it in memory. One server serves all tests, so each
 * works with customers of its own.
 */
final class TestServer {
  /** Where callers believe that they call, as behind a proxy. */
  static final String PUBLIC_URL = "https://api.example.com";

  private static final TestServer SHARED = new TestServer();
  private static final JsonMapper JSON = new JsonMapper();

  final Issuers issuers;
  final EmbeddedServer server;
  final InMemoryStore store;
  final FakeProvider provider;
  final Given given;

  /** The tenant that the issuers' subjects belong to, with a key that has every scope. */
  final Tenant tenant;

  final String key;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private TestServer() {
    this(Map.of());
  }

  /** One with other settings, which whoever makes it stops. */
  static TestServer with(Map<String, Object> settings) {
    return new TestServer(settings);
  }

  private TestServer(Map<String, Object> more) {
    issuers = new Issuers();
    var settings =
        new HashMap<String, Object>(
            Map.ofEntries(
                Map.entry("micronaut.server.port", -1),
                Map.entry("purser.public-url", PUBLIC_URL),
                Map.entry("purser.events.streams.heartbeat", "300ms"),
                Map.entry("purser.events.streams.poll", "10ms"),
                Map.entry("micronaut.server.host", "127.0.0.1"),
                Map.entry("purser.security.issuers[0].issuer", Issuers.USERS),
                Map.entry("purser.security.issuers[0].audience", Issuers.AUDIENCE),
                Map.entry("purser.security.issuers[0].jwks-uri", issuers.keysUri()),
                Map.entry("purser.security.issuers[0].tenant", "acme"),
                Map.entry("purser.security.issuers[0].kind", "end-user"),
                Map.entry("purser.security.issuers[0].customer-claim", Issuers.CUSTOMER_CLAIM),
                Map.entry("purser.security.issuers[1].issuer", Issuers.STAFF),
                Map.entry("purser.security.issuers[1].audience", Issuers.AUDIENCE),
                Map.entry("purser.security.issuers[1].jwks-uri", issuers.keysUri()),
                Map.entry("purser.security.issuers[1].tenant", "acme"),
                Map.entry("purser.security.issuers[1].kind", "operator"),
                Map.entry("purser.security.issuers[2].issuer", Issuers.ROOT),
                Map.entry("purser.security.issuers[2].audience", Issuers.AUDIENCE),
                Map.entry("purser.security.issuers[2].jwks-uri", issuers.keysUri()),
                Map.entry("purser.security.issuers[2].tenant", "acme"),
                Map.entry("purser.security.issuers[2].kind", "operator"),
                Map.entry("purser.security.issuers[2].manages-tenants", true),
                Map.entry("purser.security.issuers[3].issuer", Issuers.MACHINES),
                Map.entry("purser.security.issuers[3].audience", Issuers.AUDIENCE),
                Map.entry("purser.security.issuers[3].jwks-uri", issuers.keysUri()),
                Map.entry("purser.security.issuers[3].tenant", "acme"),
                Map.entry("purser.security.issuers[3].kind", "service"),
                Map.entry("purser.security.issuers[4].issuer", Issuers.MACHINES),
                Map.entry("purser.security.issuers[4].audience", Issuers.FEW_SCOPES_AUDIENCE),
                Map.entry("purser.security.issuers[4].jwks-uri", issuers.keysUri()),
                Map.entry("purser.security.issuers[4].tenant", "acme"),
                Map.entry("purser.security.issuers[4].kind", "service"),
                Map.entry(
                    "purser.security.issuers[4].scopes", "customers:read,confirmations:write")));
    settings.putAll(demanding(5, Issuers.USERS, "end-user"));
    settings.putAll(demanding(6, Issuers.STAFF, "operator"));
    // All tests ask as the same few callers, from one address.
    for (var limit : List.of("caller", "tenant", "address", "failures", "deliveries")) {
      settings.put("purser.rate-limit." + limit + "-per-second", 1_000_000);
      settings.put("purser.rate-limit." + limit + "-burst", 1_000_000);
    }
    settings.put("micronaut.server.cors.localhost-pass-through", true);
    settings.putAll(more);
    server = ApplicationContext.run(EmbeddedServer.class, settings);
    store = bean(InMemoryStore.class);
    provider = bean(FakeProvider.class);
    given = new Given(store);
    tenant = store.tenants().ensure("acme", "acme-account", TenantMode.TEST);
    key = key(tenant.id(), Scope.values());
  }

  /** An issuer once more, with an audience of which more is demanded. */
  private Map<String, Object> demanding(int number, String issuer, String kind) {
    var prefix = "purser.security.issuers[" + number + "].";
    return Map.of(
        prefix + "issuer",
        issuer,
        prefix + "audience",
        Issuers.DEMANDING_AUDIENCE,
        prefix + "jwks-uri",
        issuers.keysUri(),
        prefix + "tenant",
        "acme",
        prefix + "kind",
        kind,
        prefix + "customer-claim",
        Issuers.CUSTOMER_CLAIM,
        prefix + "required-scopes",
        "purser,money",
        prefix + "fresh-login-acr",
        "phr,phrh");
  }

  /** The same server, to callers of another tenant. */
  TestServer inside(Tenant other) {
    return new TestServer(this, other);
  }

  private TestServer(TestServer same, Tenant tenant) {
    this.issuers = same.issuers;
    this.server = same.server;
    this.store = same.store;
    this.provider = same.provider;
    this.given = same.given;
    this.tenant = tenant;
    this.key = key(tenant.id(), Scope.values());
  }

  static TestServer shared() {
    return SHARED;
  }

  /**
   * Carries the operation at this path on while time passes. What other tests have left open in the
   * same store is not touched.
   */
  void settle(String operationPath) {
    var operation = new OperationId(operationPath.substring("/v1/operations/".length()));
    for (int round = 0; round < 5; round++) {
      store.letTimePass(Duration.ofMinutes(2));
      bean(OperationRunner.class).run(tenant.id(), operation, Deadline.in(Duration.ofSeconds(10)));
    }
  }

  <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  String key(TenantId owner, Scope... scopes) {
    var key =
        ApiKeyBuilder.aKeyOf(store.tenants().get(owner).orElseThrow(), store.now())
            .forService("backend")
            .with(Set.of(scopes));
    return key(key);
  }

  /** Puts the key into the store, and says its secret. */
  String key(ApiKeyBuilder builder) {
    var key = builder.build();
    store
        .work()
        .inTransaction(
            key.tenant(),
            () -> {
              store.apiKeys().add(key);
              return key;
            });
    return builder.secret();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
  }

  /** A request that has the service's key unless another credential is set. */
  Call call(String method, String path) {
    return new Call(method, path);
  }

  Answer get(String path) {
    return call("GET", path).send();
  }

  /** A request that creates something, with a key of its own. */
  Answer create(String path, String body) {
    return call("POST", path).key(UUID.randomUUID().toString()).json(body).send();
  }

  String newCustomer(String body) {
    return create("/v1/customers", body).expect(201).json().get("id").asText();
  }

  final class Call {
    private final HttpRequest.Builder request;
    private final String method;
    private String credential = key;
    private byte[] body = {};

    private Call(String method, String path) {
      this.method = method;
      this.request =
          HttpRequest.newBuilder(URI.create(server.getURL() + path))
              .timeout(Duration.ofSeconds(20));
    }

    Call as(String token) {
      credential = token;
      return this;
    }

    Call anonymous() {
      return as("");
    }

    Call header(String name, String value) {
      request.header(name, value);
      return this;
    }

    /** In place of the one that it has, if it has one. */
    Call key(String idempotencyKey) {
      request.setHeader("Idempotency-Key", idempotencyKey);
      return this;
    }

    Call json(String text) {
      return json(text.getBytes(StandardCharsets.UTF_8));
    }

    Call json(byte[] bytes) {
      header("Content-Type", "application/json");
      return body(bytes);
    }

    Call body(byte[] bytes) {
      body = bytes;
      return this;
    }

    Answer send() {
      return new Answer(answer(BodyHandlers.ofString()));
    }

    /** For what is not text. */
    HttpResponse<byte[]> download() {
      return answer(BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> answer(BodyHandler<T> handler) {
      if (!credential.isEmpty()) {
        request.header("Authorization", "Bearer " + credential);
      }
      request.method(
          method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
      try {
        return client.send(request.build(), handler);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
      try {
        return JSON.readTree(body());
      } catch (IOException e) {
        throw new UncheckedIOException("not JSON: " + body(), e);
      }
    }

    String code() {
      return json().path("code").asText();
    }

    Answer expect(int status) {
      if (status() != status) {
        throw new AssertionError("wanted " + status + ", got " + status() + " " + body());
      }
      return this;
    }

    /** Everything but what no two answers share: the trace, the time, and what is left to ask. */
    String lessTrace() {
      var headers =
          response.headers().map().entrySet().stream()
              .filter(
                  header ->
                      !Set.of("request-id", "traceparent", "date", "ratelimit")
                          .contains(header.getKey()))
              .map(Object::toString)
              .sorted()
              .toList();
      return status() + " " + headers + body().replaceAll("\"requestId\":\"[0-9a-f]{32}\"", "");
    }

    /** The status and the problem's code: {@code 404 no-such-customer}. */
    String problem() {
      if (!header("Content-Type").equals("application/problem+json")) {
        return status() + " " + header("Content-Type") + " " + body();
      }
      return status() + " " + code();
    }
  }

  /** Sends these bytes as they are and reads until the server closes. */
  String raw(String request) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
