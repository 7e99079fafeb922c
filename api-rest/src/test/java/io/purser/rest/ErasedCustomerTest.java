package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.purser.domain.Given;
import io.purser.domain.audit.AuditEntry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How deleted customers are erased, and what is read of those who were. */
class ErasedCustomerTest {
  private final TestServer server = TestServer.shared();

  private TestServer.Answer erase(String path) {
    return server.call("POST", path + "/erasure").send();
  }

  private void delete(String path) {
    server.call("DELETE", path).header("If-Match", "*").send().expect(204);
  }

  @Test
  void a_deleted_customer_is_erased_and_erasing_again_is_fine() {
    var externalId = Given.unique("external");
    var id = server.newCustomer("{\"externalId\":\"%s\"}".formatted(externalId));
    var path = "/v1/customers/" + id;
    delete(path);

    erase(path).expect(204);
    var tombstone = server.get(path).expect(200).json();
    erase(path).expect(204);

    assertThat(tombstone.get("state").asText()).isEqualTo("deleted");
    assertThat(tombstone.get("erasedAt").asText()).endsWith("Z");
    assertThat(tombstone.get("externalId").isNull()).isTrue();
    assertThat(server.get(path).expect(200).json()).isEqualTo(tombstone);
    assertThat(server.store.eventLog().all())
        .filteredOn(event -> event.subject().equals(id))
        .extracting("type")
        .containsOnlyOnce("customer.erased")
        .endsWith("customer.erased");
  }

  @Test
  void a_living_customer_is_not_erased() {
    var path = "/v1/customers/" + server.newCustomer("{\"name\":\"Ana\"}");

    assertThat(erase(path).problem()).isEqualTo("409 customer-not-deleted");
    assertThat(server.get(path).expect(200).json().get("name").asText()).isEqualTo("Ana");
    assertThat(erase("/v1/customers/cus_nobody").problem()).isEqualTo("404 no-such-customer");
  }

  @Test
  void an_operator_gives_a_reason_which_is_still_read_and_has_logged_in_a_moment_ago() {
    var id = server.newCustomer("{}");
    var path = "/v1/customers/" + id + "/erasure";
    delete("/v1/customers/" + id);
    var compliance = server.issuers.operator("compliance", server.store.now());

    assertThat(server.call("POST", path).as(compliance).send().problem())
        .isEqualTo("400 reason-missing");
    var support = server.issuers.operator("support", server.store.now());
    assertThat(server.call("POST", path).as(support).send().problem())
        .isEqualTo("403 not-permitted");
    server
        .call("POST", path)
        .as(compliance)
        .header("Purser-Reason", "asked to be forgotten")
        .send()
        .expect(204);

    assertThat(server.store.auditLog().all().getLast())
        .returns("customer.erased", AuditEntry::action)
        .returns("asked to be forgotten", AuditEntry::reason)
        .returns(id, AuditEntry::subject)
        .returns(null, AuditEntry::customer);
  }

  @Test
  void everything_that_is_read_of_a_deleted_customer_is_read_of_an_erased_one() {
    var customer = new EquippedCustomer(server);
    customer.isDeletedAnyhow();
    erase(customer.path()).expect(204);
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
            .filter(
                route ->
                    CustomerCommands.ALL.stream()
                        .noneMatch(it -> it.route().equals(RoutesTest.name(route))))
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
  void what_an_end_user_did_bears_the_name_of_the_customer_and_no_login() {
    var id = server.newCustomer("{}");
    var subject = Given.unique("subject");
    var user =
        server.issuers.user(
            subject, server.store.now(), claims -> claims.claim(Issuers.CUSTOMER_CLAIM, id));

    server
        .call("PATCH", "/v1/customers/" + id)
        .as(user)
        .header("If-Match", "*")
        .json("{\"name\":\"Ana\"}")
        .send()
        .expect(200);

    assertThat(server.store.auditLog().all().getLast())
        .returns("customer.updated", AuditEntry::action)
        .returns("user:" + id, AuditEntry::actor);
    assertThat(server.store.auditLog().all()).noneMatch(entry -> entry.actor().contains(subject));
  }
}
