package io.purser.rest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.domain.Given;
import io.swagger.v3.oas.models.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever answers show and requests do not take, sent with every request that has a body: nobody
 * says their own state, owner or version.
 */
class InjectedMembersTest {
  /** A refusal names at most 50 mistakes. */
  private static final int AT_ONCE = 40;

  private static final TestServer SERVER = TestServer.with(Map.of());
  private static final ApiDescription DESCRIPTION = ApiDescription.of(SERVER);
  private static final JsonMapper JSON = new JsonMapper();

  private final EquippedCustomer customer = new EquippedCustomer(SERVER);

  /** Whatever an operation is, one of them may do it. */
  private final List<String> callers =
      List.of(
          SERVER.key,
          SERVER.issuers.operator("admin", SERVER.store.now()),
          SERVER.issuers.platformOperator(SERVER.store.now()),
          SERVER.issuers.user("newcomer", SERVER.store.now(), claims -> claims));

  @AfterAll
  static void stop() {
    SERVER.server.close();
  }

  @Test
  void what_only_answers_show_is_refused_in_every_request_and_named() {
    var before = customer.seen();
    var tried = new TreeSet<String>();
    DESCRIPTION.operations().entrySet().stream()
        .filter(it -> hasJson(it.getValue()))
        .filter(it -> !it.getKey().startsWith("POST /v1/webhooks/"))
        .forEach(
            it -> {
              var all = shown();
              all.removeAll(taken(it.getValue()));
              var names = List.copyOf(all);
              for (int from = 0; from < names.size(); from += AT_ONCE) {
                var some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
                assertThat(named(refused(it.getKey(), it.getValue(), some)))
                    .as(it.getKey())
                    .containsExactlyInAnyOrderElementsOf(some);
              }
              tried.add(it.getKey());
            });
    assertThat(tried).hasSizeGreaterThan(45);
    assertThat(customer.seen()).isEqualTo(before);
  }

  private TestServer.Answer refused(String name, Operation operation, List<String> injected) {
    var body = (ObjectNode) json(DESCRIPTION.bodies(operation).getFirst());
    injected.forEach(member -> body.put(member, "x"));
    return callers.stream()
        .map(caller -> send(name, body.toString(), caller))
        .filter(answer -> answer.status() != 403)
        .findFirst()
        .orElseThrow()
        .expect(400);
  }

  /** The members that nobody has asked for, as the refusal names them. */
  private static Set<String> named(TestServer.Answer refused) {
    var named = new TreeSet<String>();
    refused
        .json()
        .path("errors")
        .forEach(
            error -> {
              if (error.path("code").asText().equals("unknown-member")) {
                named.add(error.path("pointer").asText().substring("#/".length()));
              }
            });
    return named;
  }

  private static boolean hasJson(Operation operation) {
    var body = operation.getRequestBody();
    return body != null && body.getContent().containsKey("application/json");
  }

  /** The members of every answer. */
  private static Set<String> shown() {
    var names = new TreeSet<String>();
    DESCRIPTION
        .schemas()
        .forEach(schema -> schema.path("properties").fieldNames().forEachRemaining(names::add));
    return names;
  }

  private static Set<String> taken(Operation operation) {
    var content = requireNonNull(operation.getRequestBody().getContent().get("application/json"));
    var schema = content.getSchema().get$ref().replaceFirst(".*/", "");
    var names = new TreeSet<String>();
    DESCRIPTION.schemas().path(schema).path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestServer.Answer send(String operation, String body, String credential) {
    var parts = operation.split(" ", 2);
    return SERVER
        .call(parts[0], customer.filled(parts[1]).replaceAll("\\{[A-Za-z]+}", "unknown"))
        .as(credential)
        .key(Given.unique("key"))
        .header("If-Match", "*")
        .header("Purser-Reason", "a test")
        .json(body)
        .send();
  }
}
