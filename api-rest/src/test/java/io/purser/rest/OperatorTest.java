package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import io.purser.domain.operation.Observation;
import io.purser.domain.operation.Observation.Action;
import io.purser.domain.operation.Observation.Finding;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations that wait for a person, and lists of operations. */
class OperatorTest {
  private static final String NO_EFFECT =
      "{\"outcome\":\"no-effect\",\"reason\":\"not in the provider's console\"}";
  private static final String CONFIRMED =
      "{\"outcome\":\"confirmed\",\"providerId\":\"w-1\",\"reason\":\"seen in the console\"}";

  private final TestServer server = TestServer.shared();
  private final Customer customer = server.given.customer(server.tenant);
  private final String key = Given.unique("key");

  private OperationId planned() {
    return server.given.requestedWallet(server.tenant, customer, Given.USDC).operation();
  }

  private OperationId leftToAPerson() {
    var id = planned();
    change(
        id,
        open -> {
          var now = server.store.now();
          var sent = open.send(now);
          return sent.leaveToAPerson("no effect is to be seen", now);
        });
    return id;
  }

  private interface Change {
    Operation of(Operation.Open operation);
  }

  private void change(OperationId id, Change change) {
    server.given.in(
        server.tenant,
        () -> {
          var operations = server.store.operations();
          var claimed =
              operations.claim(server.tenant.id(), id, Duration.ofMinutes(1)).orElseThrow();
          var seen =
              new Observation(
                  1, Action.LOOK_UP, Finding.NO_EFFECT, "not found", server.store.now());
          operations.save(change.of(claimed), List.of(seen));
        });
  }

  private String operator(String role) {
    return server.issuers.operator(role, server.store.now());
  }

  private String endUser(Customer who) {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        it -> it.claim(Issuers.CUSTOMER_CLAIM, who.id().value()));
  }

  private TestServer.Answer decide(OperationId id, String idempotencyKey, String body) {
    return server
        .call("POST", "/v1/operations/" + id + "/decision")
        .as(operator("compliance"))
        .key(idempotencyKey)
        .json(body)
        .send();
  }

  private TestServer.Answer lookAgain(OperationId id, String idempotencyKey) {
    return server
        .call("POST", "/v1/operations/" + id + "/look-again")
        .as(operator("support"))
        .key(idempotencyKey)
        .json("{\"reason\":\"the provider says it is there\"}")
        .send();
  }

  private JsonNode read(OperationId id, String credential) {
    return server.call("GET", "/v1/operations/" + id).as(credential).send().expect(200).json();
  }

  private List<String> list(String query, String credential) {
    var page =
        server.call("GET", "/v1/operations?" + query).as(credential).send().expect(200).json();
    var ids = new ArrayList<String>();
    page.get("items").forEach(item -> ids.add(item.get("id").asText()));
    return ids;
  }

  private String ofCustomer(String more) {
    return "customerId=" + customer.id() + more;
  }

  @Test
  void one_that_waits_for_a_person_is_pending_to_all_but_operators() {
    var id = leftToAPerson();

    for (var caller : List.of(server.key, endUser(customer))) {
      var seen = read(id, caller);
      assertThat(seen.get("state").asText()).isEqualTo("pending");
      assertThat(seen.has("inspection")).isFalse();
      assertThat(list(ofCustomer("&state=pending"), caller)).containsExactly(id.value());
      assertThat(server.call("GET", "/v1/operations?state=manual").as(caller).send().problem())
          .isEqualTo("400 invalid-parameter");
    }
    assertThat(read(id, operator("support")).get("state").asText()).isEqualTo("manual");
    assertThat(list(ofCustomer("&state=manual"), operator("support"))).containsExactly(id.value());
    assertThat(list(ofCustomer("&state=pending"), operator("support"))).isEmpty();
  }

  @Test
  void operators_see_what_every_attempt_saw() {
    var inspection = read(leftToAPerson(), operator("support")).get("inspection");

    assertThat(inspection.get("callClass").asText()).isEqualTo("natural-key");
    assertThat(inspection.get("sends").asInt()).isEqualTo(1);
    assertThat(inspection.get("firstSentAt").asText()).isNotEmpty();
    assertThat(inspection.get("manualSince").asText()).isNotEmpty();
    assertThat(inspection.get("evidence").asText()).isEqualTo("no effect is to be seen");
    var seen = inspection.get("observations").get(0);
    assertThat(seen.get("action").asText()).isEqualTo("look-up");
    assertThat(seen.get("finding").asText()).isEqualTo("no-effect");
    assertThat(seen.get("evidence").asText()).isEqualTo("not found");
    assertThat(seen.get("times").asInt()).isEqualTo(1);
  }

  @Test
  void an_operator_closes_it_and_the_reason_is_in_the_audit_log() {
    var id = leftToAPerson();

    var decided = decide(id, key, NO_EFFECT).expect(200);

    assertThat(decided.json().get("state").asText()).isEqualTo("rejected");
    assertThat(decided.json().get("reason").asText()).isEqualTo("closed-without-effect");
    IdempotencyTest.assertSameAnswer(decide(id, key, NO_EFFECT), decided);
    assertThat(decide(id, key, CONFIRMED).problem()).isEqualTo("422 idempotency-key-reused");
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id.value()))
        .filteredOn(entry -> entry.action().equals("operation.decided"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.reason()).isEqualTo("not in the provider's console");
              assertThat(entry.actor()).startsWith("operator:");
            });
    assertThat(read(id, server.key).get("state").asText()).isEqualTo("rejected");
  }

  @Test
  void what_is_not_left_to_a_person_is_not_decided() {
    var pending = planned();
    var refused = decide(pending, key, NO_EFFECT);

    assertThat(refused.problem()).isEqualTo("409 operation-not-manual");
    assertThat(refused.json().get("state").asText()).isEqualTo("pending");
    assertThat(lookAgain(pending, Given.unique("key")).problem())
        .isEqualTo("409 operation-not-manual");
    assertThat(decide(OperationId.next(Given.IDS), Given.unique("key"), NO_EFFECT).problem())
        .isEqualTo("404 no-such-operation");
    assertThat(lookAgain(OperationId.next(Given.IDS), Given.unique("key")).problem())
        .isEqualTo("404 no-such-operation");
  }

  @Test
  void a_wallet_is_not_taken_on_the_word_of_an_id() {
    assertThat(decide(leftToAPerson(), key, CONFIRMED).problem())
        .isEqualTo("409 only-a-look-up-tells");
  }

  @Test
  void while_somebody_looks_at_it_the_same_key_may_come_again() {
    var id = leftToAPerson();
    server.given.in(
        server.tenant,
        () -> server.store.operations().claim(server.tenant.id(), id, Duration.ofMinutes(1)));

    var busy = decide(id, key, NO_EFFECT);
    assertThat(busy.problem()).isEqualTo("409 operation-busy");
    assertThat(busy.header("Retry-After")).matches("[1-9][0-9]*");

    server.store.letTimePass(Duration.ofMinutes(2));
    assertThat(decide(id, key, NO_EFFECT).expect(200).header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void another_look_leaves_it_as_it_is_when_nothing_is_found() {
    var id = leftToAPerson();

    var looked = lookAgain(id, key).expect(200);

    assertThat(looked.json().get("state").asText()).isEqualTo("manual");
    IdempotencyTest.assertSameAnswer(lookAgain(id, key), looked);
    assertThat(server.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id.value()))
        .filteredOn(entry -> entry.action().equals("operation.look_again"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.reason()).isEqualTo("the provider says it is there"));
  }

  @Test
  void a_decision_must_make_sense() {
    var id = leftToAPerson();

    assertThat(decide(id, key, "{\"reason\":\"x\"}").problem()).isEqualTo("400 missing-member");
    assertThat(decide(id, key, "{\"outcome\":\"confirmed\",\"reason\":\"x\"}").problem())
        .isEqualTo("400 missing-member");
    assertThat(decide(id, key, "{\"outcome\":\"no-effect\"}").problem())
        .isEqualTo("400 missing-member");
    assertThat(decide(id, key, "{\"outcome\":\"maybe\",\"reason\":\"x\"}").problem())
        .isEqualTo("400 invalid-value");
    assertThat(
            decide(id, key, "{\"outcome\":\"no-effect\",\"providerId\":\"w-1\",\"reason\":\"x\"}")
                .problem())
        .isEqualTo("400 invalid-value");
  }

  @Test
  void support_may_look_and_not_decide_and_services_neither() {
    var path = "/v1/operations/" + leftToAPerson();
    for (var credential : List.of(operator("support"), server.key, endUser(customer))) {
      assertThat(
              server
                  .call("POST", path + "/decision")
                  .as(credential)
                  .key(key)
                  .json(NO_EFFECT)
                  .send()
                  .problem())
          .isEqualTo("403 not-permitted");
    }
    assertThat(server.create(path + "/look-again", "{\"reason\":\"x\"}").problem())
        .isEqualTo("403 not-permitted");
  }

  @Test
  void a_list_shows_what_its_reader_may_read() {
    var wallet = planned();
    var registration = server.given.operation(server.tenant, customer).id();
    var customers = server.key(server.tenant.id(), Scope.CUSTOMERS_READ);
    var stranger = endUser(server.given.customer(server.tenant));

    assertThat(list(ofCustomer(""), server.key))
        .containsExactlyInAnyOrder(registration.value(), wallet.value());
    assertThat(list(ofCustomer(""), customers)).containsExactly(registration.value());
    assertThat(list("kind=wallet-opening&" + ofCustomer(""), server.key))
        .containsExactly(wallet.value());
    assertThat(
            server.call("GET", "/v1/operations?kind=wallet-opening").as(customers).send().problem())
        .isEqualTo("403 not-permitted");
    assertThat(list("", endUser(customer)))
        .containsExactlyInAnyOrder(registration.value(), wallet.value());
    assertThat(list(ofCustomer(""), stranger)).isEmpty();
    assertThat(list("", stranger)).isEmpty();
  }

  @Test
  void a_list_goes_on_page_by_page_newest_first() {
    var all = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      all.addFirst(server.given.operation(server.tenant, customer).id().value());
      server.store.letTimePass(Duration.ofSeconds(1));
    }

    var first = server.get("/v1/operations?limit=2&include=total&" + ofCustomer("")).json();
    assertThat(first.get("total").asInt()).isEqualTo(3);
    var cursor = first.get("nextCursor").asText();
    var second = server.get("/v1/operations?limit=2&" + ofCustomer("&cursor=" + cursor)).json();

    var seen = new ArrayList<String>();
    first.get("items").forEach(item -> seen.add(item.get("id").asText()));
    second.get("items").forEach(item -> seen.add(item.get("id").asText()));
    assertThat(seen).isEqualTo(all);
    assertThat(second.get("nextCursor").isNull()).isTrue();
    assertThat(
            server
                .call("GET", "/v1/operations?limit=2&cursor=" + cursor)
                .as(endUser(customer))
                .send()
                .problem())
        .isEqualTo("400 cursor-invalid");
  }
}
