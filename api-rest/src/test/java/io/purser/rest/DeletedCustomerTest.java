package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.purser.domain.Given;
import io.purser.rest.CustomerCommands.Command;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How customers are deleted, and what is left of those who were. */
class DeletedCustomerTest {
  private final TestServer server = TestServer.shared();

  @AfterEach
  void nobodyListensAnyMore() {
    server.store.steps().heardBy(_ -> {});
  }

  static Stream<Command> commands() {
    return CustomerCommands.ALL.stream();
  }

  /** What is there for those who were deleted has tests of its own: {@link ErasedCustomerTest}. */
  static Stream<Command> commandsForTheLiving() {
    return commands().filter(command -> !command.path().endsWith("/erasure"));
  }

  private TestServer.Answer delete(String path) {
    return server.call("DELETE", path).header("If-Match", "*").send();
  }

  @ParameterizedTest
  @MethodSource("commandsForTheLiving")
  void nothing_is_done_for_a_deleted_customer_and_the_provider_is_not_asked(Command command) {
    var customer = new EquippedCustomer(server);
    var user = customer.token();
    customer.isDeletedAnyhow();
    var before = customer.seen();
    var calls = customer.callsToProvider();

    var byService = customer.send(command, server.key);
    // What no service may do, an operator may.
    var byCompany =
        byService.status() == 403
            ? customer.send(command, server.issuers.operator("admin", server.store.now()))
            : byService;
    var byEndUser = customer.send(command, user);

    if (command.method().equals("DELETE") && command.path().endsWith("{id}")) {
      assertThat(byCompany.status()).isEqualTo(204);
    } else {
      assertThat(byCompany.problem()).isEqualTo("409 customer-deleted");
      assertThat(byCompany.json().get("customerId").asText())
          .isEqualTo(customer.customerId().value());
    }
    assertThat(byEndUser.problem()).isIn("404 no-such-customer", "403 not-permitted");
    assertThat(customer.seen()).isEqualTo(before);
    assertThat(calls).isEmpty();
  }

  @Test
  void services_still_read_everything_without_asking_the_provider() {
    var customer = new EquippedCustomer(server);
    customer.isDeletedAnyhow();
    server.store.letTimePass(Duration.ofHours(1));
    var calls = customer.callsToProvider();

    var reads =
        server
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethodName().equals("GET"))
            .filter(
                route ->
                    route
                        .getUriMatchTemplate()
                        .toPathString()
                        .matches("/v1/customers/\\{id}(/[a-z-]+)*"))
            .filter(route -> commands().noneMatch(it -> it.route().equals(RoutesTest.name(route))))
            .toList();

    assertThat(reads).hasSizeGreaterThan(10);
    assertThat(reads)
        .allSatisfy(
            route ->
                assertThat(customer.read(route, server.key).status())
                    .as(RoutesTest.name(route))
                    .isEqualTo(200));
    assertThat(calls).isEmpty();
  }

  @Test
  void a_tombstone_says_when_and_nothing_personal_and_is_nobody_to_end_users() {
    var externalId = Given.unique("external");
    var id =
        server.newCustomer(
            ("{\"externalId\":\"%s\",\"email\":\"%s@example.com\",\"phone\":\"+15550100123\","
                    + "\"name\":\"Ana\",\"metadata\":{\"tier\":\"gold\"}}")
                .formatted(externalId, Given.unique("ana")));
    var path = "/v1/customers/" + id;
    var user =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            claims -> claims.claim(Issuers.CUSTOMER_CLAIM, id));
    server.call("GET", "/v1/customers/me").as(user).send().expect(200);

    delete(path).expect(204);

    var tombstone = server.get(path).expect(200).json();
    assertThat(tombstone.get("state").asText()).isEqualTo("deleted");
    assertThat(tombstone.get("deletedAt").asText()).endsWith("Z");
    assertThat(tombstone.get("externalId").asText()).isEqualTo(externalId);
    assertThat(tombstone.get("email").isNull()).isTrue();
    assertThat(tombstone.get("phone").isNull()).isTrue();
    assertThat(tombstone.get("name").isNull()).isTrue();
    assertThat(tombstone.get("metadata")).isEmpty();
    assertThat(server.call("GET", "/v1/customers/me").as(user).send().problem())
        .isEqualTo("404 no-such-customer");
    var another =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            claims -> claims.claim(Issuers.CUSTOMER_CLAIM, id));
    assertThat(server.call("GET", "/v1/customers/me").as(another).send().problem())
        .isEqualTo("403 login-not-linked");
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id))
        .extracting("action")
        .startsWith("customer.created")
        .endsWith("customer.deleted");
  }

  @Test
  void what_it_had_is_free_at_once_and_lists_show_it_when_asked() {
    var externalId = Given.unique("external");
    var email = Given.unique("ana") + "@example.com";
    var body = "{\"externalId\":\"%s\",\"email\":\"%s\"}".formatted(externalId, email);
    var first = server.newCustomer(body);
    assertThat(server.create("/v1/customers", body).problem()).isEqualTo("409 email-taken");

    delete("/v1/customers/" + first).expect(204);
    var second = server.newCustomer(body);

    assertThat(ids("/v1/customers?externalId=" + externalId)).containsExactly(second);
    assertThat(ids("/v1/customers?state=deleted&externalId=" + externalId)).containsExactly(first);
    assertThat(
            server
                .get("/v1/customers/lookup?externalId=" + externalId)
                .expect(200)
                .json()
                .get("id")
                .asText())
        .isEqualTo(second);
  }

  private Stream<String> ids(String path) {
    return StreamSupport.stream(
            server.get(path).expect(200).json().get("items").spliterator(), false)
        .map(item -> item.get("id").asText());
  }

  @Test
  void everything_in_the_way_is_named_at_once_and_nothing_changes() {
    var customer = new EquippedCustomer(server);
    var before = customer.seen();

    var refused = delete(customer.path());

    assertThat(refused.problem()).isEqualTo("409 customer-not-deletable");
    var reasons = refused.json().get("reasons");
    assertThat(reasons).hasSize(8);
    assertThat(reasons.findValuesAsText("reason"))
        .containsExactly(
            "operation", "operation", "transfer", "transfer", "card", "card", "money", "money");
    assertThat(reasons.get(2).get("state").asText()).isEqualTo("awaiting-approval");
    assertThat(reasons.get(3).get("state").asText()).isEqualTo("requested");
    assertThat(reasons.get(4).get("state").asText()).isIn("active", "frozen");
    assertThat(reasons.get(6).get("amount").asText()).isEqualTo("100.000000");
    assertThat(reasons.get(6).get("asset").asText()).isEqualTo("USDC");
    assertThat(reasons.get(7).toString())
        .isEqualTo("{\"reason\":\"money\",\"account\":\"card-account\",\"amount\":\"unknown\"}");
    assertThat(customer.seen()).isEqualTo(before);
  }

  @Test
  void a_version_is_needed_and_a_reason_of_operators() {
    var path = "/v1/customers/" + server.newCustomer("{}");
    var operator = server.issuers.operator("compliance", server.store.now());

    assertThat(server.call("DELETE", path).send().problem()).isEqualTo("428 precondition-missing");
    assertThat(server.call("DELETE", path).header("If-Match", "\"7\"").send().problem())
        .isEqualTo("412 version-stale");
    assertThat(server.call("DELETE", path).as(operator).header("If-Match", "*").send().problem())
        .isEqualTo("400 reason-missing");
    server
        .call("DELETE", path)
        .as(operator)
        .header("If-Match", server.get(path).header("ETag"))
        .header("Purser-Reason", "asked for it")
        .send()
        .expect(204);
    assertThat(server.store.auditLog().all().getLast().reason()).isEqualTo("asked for it");
    assertThat(delete("/v1/customers/cus_nobody").problem()).isEqualTo("404 no-such-customer");
  }
}
