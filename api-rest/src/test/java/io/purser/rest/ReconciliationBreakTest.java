package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.reconciliation.Break;
import io.purser.domain.reconciliation.BreakId;
import io.purser.domain.reconciliation.Gap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciliationBreakTest {
  private static final String PATH = "/v1/reconciliation-breaks";
  private static final String CLOSING = closing("\"-2.5\"");

  private final TestServer server = TestServer.shared();
  private final Given given = server.given;
  private Customer customer;
  private String operator;
  private String id;

  @BeforeEach
  void begin() {
    customer = given.customer(server.tenant);
    operator = server.issuers.operator("compliance", server.store.now());
    id = openBreak().value();
  }

  private static String closing(String difference) {
    return "{\"difference\":" + difference + ",\"evidence\":\"Ticket 4711\",\"reason\":\"Seen\"}";
  }

  private BreakId openBreak() {
    var wallet = given.activeWallet(server.tenant, customer, Given.USDC);
    var at = server.store.now();
    var gap =
        new Gap(
            AssetAmount.parse("30", Given.USDC).orElseThrow(),
            AssetAmount.parse("32.5", Given.USDC).orElseThrow(),
            at);
    var found =
        new Break.Open(
            new Break.Header(
                BreakId.next(Given.IDS), server.tenant.id(), customer.id(), wallet.id(), at, 1),
            gap,
            at,
            true,
            null);
    given.in(server.tenant, () -> server.store.breaks().add(found));
    return found.id();
  }

  private JsonNode list(String query) {
    return server.get(PATH + "?customerId=" + customer.id() + query).expect(200).json();
  }

  private TestServer.Answer post(String action, String body) {
    return server
        .call("POST", PATH + "/" + id + "/" + action)
        .as(operator)
        .key(Given.unique("key"))
        .header("Purser-Reason", "a test")
        .json(body)
        .send();
  }

  @Test
  void a_break_is_found_under_conditions_and_read_alone() {
    var found = list("").get("items").get(0);

    assertThat(found.get("id").asText()).isEqualTo(id);
    assertThat(found.get("state").asText()).isEqualTo("open");
    assertThat(found.get("kind").asText()).isEqualTo("unexplained");
    assertThat(found.get("provider").asText()).isEqualTo("30.000000");
    assertThat(found.get("ledger").asText()).isEqualTo("32.500000");
    assertThat(found.get("difference").asText()).isEqualTo("-2.500000");
    assertThat(found.get("owner").isNull()).isTrue();
    assertThat(found.get("transactionId").isNull()).isTrue();
    assertThat(found.get("endedAt").isNull()).isTrue();
    assertThat(server.get(PATH + "/" + id).expect(200).json()).isEqualTo(found);
    assertThat(list("&state=open&kind=unexplained").get("items")).hasSize(1);
    assertThat(list("&kind=missing-webhook").get("items")).isEmpty();
    assertThat(list("&state=closed").get("items")).isEmpty();
    assertThat(server.get(PATH + "?state=lost").problem()).isEqualTo("400 invalid-parameter");
    assertThat(server.get(PATH + "/nonsense").problem()).isEqualTo("404 no-such-break");
  }

  @Test
  void an_operator_takes_it_and_closes_it_once() {
    var taken = post("take", "").expect(200).json();
    assertThat(taken.get("owner").get("operator").asText()).startsWith("operator:");

    var closed = post("close", CLOSING).expect(200).json();

    assertThat(closed.get("state").asText()).isEqualTo("closed");
    assertThat(closed.get("kind").asText()).isEqualTo("adjusted");
    assertThat(closed.get("evidence").asText()).isEqualTo("Ticket 4711");
    assertThat(closed.get("owner")).isEqualTo(taken.get("owner"));
    var again = post("close", CLOSING);
    assertThat(again.problem()).isEqualTo("409 break-ended");
    assertThat(again.json().get("state").asText()).isEqualTo("closed");
    assertThat(post("take", "").problem()).isEqualTo("409 break-ended");
  }

  @Test
  void closing_takes_evidence_and_a_reason() {
    for (var member : List.of("difference", "evidence", "reason")) {
      var without = CLOSING.replaceFirst("\"" + member + "\":\"[^\"]*\",?", "");
      var answer = post("close", without.replace(",}", "}"));
      assertThat(answer.problem()).as(member).isEqualTo("400 missing-member");
    }
    assertThat(post("close", CLOSING.replace("Ticket 4711", "4111 1111 1111 1111")).status())
        .isEqualTo(400);
    assertThat(post("close", closing("-2.5")).problem()).isEqualTo("400 wrong-type");
    assertThat(post("close", closing("\"-2,5\"")).problem()).isEqualTo("400 invalid-value");
    assertThat(list("&state=open").get("items")).hasSize(1);
  }

  @Test
  void closing_takes_the_amount_that_was_seen_and_no_other() {
    var refused = post("close", closing("\"2.5\""));
    assertThat(refused.problem()).isEqualTo("409 break-changed");
    assertThat(refused.json().get("difference").asText()).isEqualTo("-2.500000");
    assertThat(list("&state=open").get("items")).hasSize(1);

    post("close", closing("\"-2.500000\"")).expect(200);
  }

  @Test
  void services_read_and_never_settle_and_end_users_see_nothing() {
    var reader = server.key(server.tenant.id(), Scope.RECONCILIATION_READ);
    server.call("GET", PATH + "/" + id).as(reader).send().expect(200);
    assertThat(
            server
                .call("POST", PATH + "/" + id + "/close")
                .key(Given.unique("key"))
                .json(CLOSING)
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    var user =
        server.issuers.user(
            Given.unique("user"),
            server.store.now(),
            claims -> claims.claim(Issuers.CUSTOMER_CLAIM, customer.id().value()));
    assertThat(server.call("GET", PATH + "/" + id).as(user).send().problem())
        .isEqualTo("403 not-permitted");
    var stranger = server.key(given.tenant().id(), Scope.values());
    assertThat(server.call("GET", PATH + "/" + id).as(stranger).send().problem())
        .isEqualTo("404 no-such-break");
  }
}
