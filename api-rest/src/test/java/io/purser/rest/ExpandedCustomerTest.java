package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.customer.Customer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpandedCustomerTest {
  private static final Map<String, String> RESOURCES =
      Map.of(
          "wallets", "/wallets",
          "balances", "/balances",
          "cards", "/cards",
          "onboarding", "/card-onboarding",
          "transactions", "/transactions",
          "externalWallets", "/external-wallets",
          "kyc", "/kyc");

  private final TestServer server = TestServer.shared();
  private final Customer customer = server.given.customer(server.tenant);
  private final String path = "/v1/customers/" + customer.id();

  private JsonNode read(String query) {
    return server.get(path + query).expect(200).json();
  }

  private void equip() {
    server.given.activeWallet(server.tenant, customer, Given.USDC);
    server.given.readyForCard(server.tenant, customer);
    server.given.requestedCard(server.tenant, customer);
    link("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
  }

  private void link(String address) {
    server
        .create(
            path + "/external-wallets",
            "{\"chain\":\"base\",\"address\":\"%s\"}".formatted(address))
        .expect(201);
  }

  @Test
  void each_part_is_what_its_own_resource_answers() {
    equip();
    var alone = read("");

    var expanded =
        read("?expand=wallets,balances,cards,onboarding,transactions,externalWallets,kyc");

    RESOURCES.forEach(
        (word, resource) -> assertThat(expanded.get(word)).as(word).isEqualTo(read(resource)));
    assertThat(expanded.get("wallets").get("items")).hasSize(1);
    assertThat(expanded.get("cards").get("items")).hasSize(1);
    alone
        .properties()
        .forEach(
            member ->
                assertThat(expanded.get(member.getKey()))
                    .as(member.getKey())
                    .isEqualTo(member.getValue()));
    assertThat(expanded).hasSize(alone.size() + RESOURCES.size());
  }

  @Test
  void what_is_not_asked_for_is_not_there_and_what_there_is_none_of_is_said_to_be_none() {
    assertThat(read("?expand=onboarding").get("onboarding").isNull()).isTrue();
    assertThat(read("?expand=cards").get("cards").get("items")).isEmpty();
    assertThat(read("?expand=cards").has("wallets")).isFalse();
    assertThat(read("?expand=cards").has("counts")).isFalse();
    assertThat(read("?expand=cards,cards")).isEqualTo(read("?expand=cards"));
    assertThat(read("").has("counts")).isFalse();
  }

  @Test
  void relations_are_counted_when_that_is_asked_for() {
    equip();
    link("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");

    var counts = read("?include=counts").get("counts");

    assertThat(counts.get("wallets").asInt()).isOne();
    assertThat(counts.get("externalWallets").asInt()).isEqualTo(2);
    assertThat(counts.get("cards").asInt()).isOne();
    assertThat(counts.get("transfers").asInt()).isZero();
  }

  @Test
  void a_long_list_goes_on_at_its_own_resource() {
    for (int i = 0; i < 21; i++) {
      link("0x" + "%040d".formatted(i + 1));
    }

    var first = read("?expand=externalWallets").get("externalWallets");

    assertThat(first.get("items")).hasSize(20);
    var cursor = first.get("nextCursor").asText();
    assertThat(read("/external-wallets?cursor=" + cursor).get("items")).hasSize(1);
  }

  @Test
  void an_answer_with_more_than_the_customer_has_no_version_to_be_taken_for_the_same() {
    var answer =
        server.call("GET", path + "?expand=wallets").header("If-None-Match", "\"1\"").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(server.get(path).header("ETag")).isEqualTo("\"1\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expand=", "expand=wallets,", "expand=Wallets", "expand=wallets%20"})
  void a_part_that_there_is_not_is_answered_with_those_that_there_are(String query) {
    var refused = server.get(path + "?" + query);

    assertThat(refused.problem()).isEqualTo("400 invalid-parameter");
    assertThat(refused.json().get("errors").findValuesAsText("detail"))
        .containsExactly(
            "must be one or more of balances, cards, externalWallets, kyc, onboarding,"
                + " transactions, wallets, with a comma between them");
  }

  @ParameterizedTest
  @CsvSource({
    "include=total, invalid-parameter",
    "include=, invalid-parameter",
    "expand=wallets&expand=cards, repeated-parameter",
    "limit=1, unknown-parameter"
  })
  void a_query_that_is_not_exactly_right_is_refused(String query, String code) {
    assertThat(server.get(path + "?" + query).problem()).isEqualTo("400 " + code);
  }

  @ParameterizedTest
  @CsvSource({
    "expand=wallets, WALLETS_READ",
    "expand=balances, WALLETS_READ",
    "expand=transactions, WALLETS_READ",
    "expand=externalWallets, WALLETS_READ",
    "expand=cards, CARDS_READ",
    "expand=onboarding, CARDS_READ",
  })
  void a_part_needs_the_permission_that_it_needs_alone(String query, Scope scope) {
    assertThat(as(query, Scope.CUSTOMERS_READ)).isEqualTo("403 not-permitted");
    assertThat(as(query, scope)).isEqualTo("403 not-permitted");
    assertThat(as(query, Scope.CUSTOMERS_READ, scope)).isEqualTo("200");
    assertThat(as("expand=wallets,cards", Scope.CUSTOMERS_READ, scope))
        .isEqualTo("403 not-permitted");
  }

  @Test
  void counting_needs_to_be_allowed_to_see_all_that_is_counted() {
    assertThat(as("include=counts", Scope.CUSTOMERS_READ, Scope.WALLETS_READ, Scope.CARDS_READ))
        .isEqualTo("403 not-permitted");
    assertThat(
            as(
                "include=counts",
                Scope.CUSTOMERS_READ,
                Scope.WALLETS_READ,
                Scope.CARDS_READ,
                Scope.TRANSFERS_READ))
        .isEqualTo("200");
  }

  private String as(String query, Scope... scopes) {
    var key = server.key(server.tenant.id(), scopes);
    var answer = server.call("GET", path + "?" + query).as(key).send();
    return answer.status() == 200 ? "200" : answer.problem();
  }

  @Test
  void an_end_user_reads_themselves_with_what_is_theirs() {
    equip();

    var me =
        server
            .call("GET", "/v1/customers/me?expand=wallets,onboarding&include=counts")
            .as(
                server.issuers.user(
                    Given.unique("subject"),
                    server.store.now(),
                    it -> it.claim(Issuers.CUSTOMER_CLAIM, customer.id().value())))
            .send()
            .expect(200)
            .json();

    assertThat(me.get("id").asText()).isEqualTo(customer.id().value());
    assertThat(me.get("wallets").get("items")).hasSize(1);
    assertThat(me.get("counts").get("cards").asInt()).isOne();
    assertThat(me.has("provider")).isFalse();
    assertThat(me.get("onboarding").has("provider")).isFalse();
    assertThat(read("?expand=onboarding").get("onboarding").has("provider")).isTrue();
  }
}
