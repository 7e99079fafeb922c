package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a team that comes from another system had there, done here; {@code docs/migrating.md} names
 * these tests. What can go wrong with each is tested where the feature is.
 */
@ExtendWith(Surroundings.Shared.class)
class CapabilitiesTest {
  private static final String TO = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  private final Api twin;
  private final Api service;
  private final Api operator;
  private final People people;
  private final String unique = UUID.randomUUID().toString();

  CapabilitiesTest(Surroundings surroundings) {
    this.twin = surroundings.twinControl();
    this.service = surroundings.service();
    this.operator = surroundings.operator();
    this.people = new People(service);
  }

  private JsonNode create(String path, Object body) throws IOException {
    return service
        .post(path, body, "Idempotency-Key", UUID.randomUUID().toString())
        .require("POST " + path);
  }

  private JsonNode read(String path) throws IOException {
    return service.get(path).require("GET " + path);
  }

  private static List<String> ids(JsonNode list) {
    return list.path("items").findValuesAsText("id");
  }

  @Test
  void customers_are_created_of_nothing_or_with_all_that_is_known() throws IOException {
    var nobody = create("/v1/customers", Map.of());
    assertThat(nobody.path("id").asText()).startsWith("cus_");
    assertThat(nobody.path("type").asText()).isEqualTo("individual");
    assertThat(nobody.path("email").isNull()).isTrue();

    var person =
        create(
            "/v1/customers",
            Map.of(
                "externalId",
                unique,
                "email",
                unique + "@example.com",
                "phone",
                "+1 (555) 010-0123",
                "givenName",
                "Ana",
                "familyName",
                "Lima",
                "birthDate",
                "1990-01-31",
                "address",
                Map.of("line1", "Rua A 1", "city", "Rio", "country", "BR"),
                "metadata",
                Map.of("userId", "u-17", "vip", true, "score", 7)));
    assertThat(person.path("phone").asText()).isEqualTo("+15550100123");
    assertThat(person.path("address").path("country").asText()).isEqualTo("BR");
    assertThat(person.path("metadata").path("vip").asBoolean()).isTrue();

    var company =
        create(
            "/v1/customers",
            Map.of("type", "business", "legalName", "Lima Ltda", "website", "https://example.com"));
    assertThat(company.path("id").asText()).startsWith("biz_");
    assertThat(company.path("legalName").asText()).isEqualTo("Lima Ltda");
  }

  @Test
  void customers_are_listed_filtered_and_searched() throws IOException {
    var name = "Zq" + unique.replace("-", "").replaceAll("[0-9]", "x");
    var person =
        create(
                "/v1/customers",
                Map.of("externalId", unique, "email", unique + "@example.com", "familyName", name))
            .path("id")
            .asText();
    create("/v1/customers", Map.of("type", "business", "legalName", name));

    var first = read("/v1/customers?limit=1&include=total");
    assertThat(first.path("items")).hasSize(1);
    assertThat(first.path("total").asInt()).isGreaterThanOrEqualTo(2);
    var cursor = first.path("nextCursor").asText();
    assertThat(ids(read("/v1/customers?limit=1&cursor=" + cursor)))
        .hasSize(1)
        .doesNotContainAnyElementsOf(ids(first));
    assertThat(ids(read("/v1/customers?type=individual&externalId=" + unique)))
        .containsExactly(person);
    assertThat(ids(read("/v1/customers?type=business&externalId=" + unique))).isEmpty();
    assertThat(search(Map.of("email", unique + "@EXAMPLE.com"))).containsExactly(person);
    assertThat(search(Map.of("name", name.substring(0, 10)))).hasSize(2).contains(person);
  }

  private List<String> search(Map<String, String> conditions) throws IOException {
    return ids(service.post("/v1/customers/search", conditions).require("the search"));
  }

  @Test
  void customers_are_looked_up_by_any_id() throws IOException {
    var customer = people.customer("looked-up");
    people.openWallet(customer, "looked-up").require("the wallet");
    var providers = read("/v1/customers/" + customer).path("provider").path("customerId").asText();

    for (var id :
        List.of("id=" + customer, "externalId=looked-up", "providerCustomerId=" + providers)) {
      assertThat(read("/v1/customers/lookup?" + id).path("id").asText()).isEqualTo(customer);
    }
  }

  @Test
  void customers_are_changed_member_by_member() throws IOException {
    var customer =
        create(
            "/v1/customers",
            Map.of("name", "Ana", "phone", "+15550100123", "metadata", Map.of("a", 1, "b", 2)));
    var path = "/v1/customers/" + customer.path("id").asText();
    var patch = new HashMap<String, Object>();
    patch.put("phone", null);
    patch.put("name", "Ana Lima");
    patch.put("metadata", Map.of("b", 3));

    var changed = service.send("PATCH", path, patch, "If-Match", "*").require("the change");

    assertThat(changed.path("name").asText()).isEqualTo("Ana Lima");
    assertThat(changed.path("phone").isNull()).isTrue();
    assertThat(changed.path("metadata").path("a").asInt()).isEqualTo(1);
    assertThat(changed.path("metadata").path("b").asInt()).isEqualTo(3);
  }

  @Test
  void customers_are_read_with_what_belongs_to_them() throws IOException {
    var customer = people.customer("expanded");
    people.openWallet(customer, "expanded").require("the wallet");

    var expanded =
        read(
            "/v1/customers/"
                + customer
                + "?expand=wallets,balances,transactions,cards,onboarding&include=counts");

    assertThat(expanded.path("wallets").path("items")).hasSize(1);
    assertThat(expanded.path("balances").path("totals").path(0).path("asset").asText())
        .isEqualTo("USDC");
    assertThat(expanded.path("transactions").path("items")).isEmpty();
    assertThat(expanded.path("onboarding").isNull()).isTrue();
    assertThat(expanded.path("counts").path("wallets").asInt()).isOne();
  }

  @Test
  void customers_are_suspended_and_let_back_in() throws IOException {
    var customer = people.customer("suspended");
    var path = "/v1/customers/" + customer;
    change(path + "/suspend");

    var refused = people.openWallet(customer, "suspended");
    assertThat(refused.body().path("code").asText()).isEqualTo("customer-suspended");

    change(path + "/reactivate");
    people.openWallet(customer, "reactivated").require("the wallet");
  }

  private void change(String path) throws IOException {
    operator
        .post(path, Map.of("reason", "Asked for."), "Idempotency-Key", UUID.randomUUID().toString())
        .require("POST " + path);
  }

  @Test
  void chains_and_assets_are_listed() throws IOException {
    assertThat(read("/v1/assets").path("items").findValuesAsText("chain"))
        .contains("solana", "ethereum");
  }

  @Test
  void several_wallets_are_ordered_at_once() throws IOException {
    var wallets = "/v1/customers/" + people.customer("ordered") + "/wallets";
    var wanted =
        List.of(
            Map.of("chain", "solana", "asset", "USDC"),
            Map.of("chain", "ethereum", "asset", "USDC"),
            Map.of("chain", "polygon", "asset", "USDC"));

    var ordered = create(wallets + "/batch", Map.of("wallets", wanted));

    assertThat(ordered.path("items").findValuesAsText("chain"))
        .containsExactly("solana", "ethereum", "polygon");
    eventually(
        () -> read(wallets).path("items").findValuesAsText("state"),
        states -> states.equals(List.of("active", "active", "active")));
    assertThat(ids(read(wallets))).containsExactlyInAnyOrderElementsOf(ids(ordered));
  }

  @Test
  void wallets_on_several_chains_have_one_total() throws IOException {
    var customer = people.customer("several");
    var path = "/v1/customers/" + customer;
    var solana = create(path + "/wallets", Map.of("chain", "solana", "asset", "USDC"));
    var ethereum = create(path + "/wallets", Map.of("chain", "ethereum", "asset", "USDC"));
    assertThat(ids(read(path + "/wallets")))
        .containsExactlyInAnyOrder(solana.path("id").asText(), ethereum.path("id").asText());
    deposit(solana, "1250.50");
    deposit(ethereum, "1250.25");

    eventually(
        () -> read(path + "/balances").path("totals").path(0),
        total -> total.path("ledger").asText().equals("2500.750000"));

    assertThat(
            read("/v1/wallets/" + solana.path("id").asText() + "/balance").path("ledger").asText())
        .isEqualTo("1250.500000");
  }

  @Test
  void balances_of_many_customers_are_read_in_one_request() throws IOException {
    var first = people.customer("first-of-many");
    var second = people.customer("second-of-many");
    deposit(
        create("/v1/customers/" + first + "/wallets", Map.of("chain", "solana", "asset", "USDC")),
        "12.50");
    create("/v1/customers/" + second + "/wallets", Map.of("chain", "solana", "asset", "SOL"));
    var path = "/v1/customers/balances?customerIds=" + first + "," + second;

    var balances =
        eventually(
            () -> read(path).path("items"),
            items ->
                items.path(0).path("totals").path(0).path("ledger").asText().equals("12.500000"));

    assertThat(balances.findValuesAsText("customerId")).containsExactly(first, second);
  }

  @Test
  void everything_that_a_customer_has_is_one_total_in_the_display_currency() throws IOException {
    var customer = people.customer("displayed");
    var path = "/v1/customers/" + customer;
    var usdc = create(path + "/wallets", Map.of("chain", "solana", "asset", "USDC"));
    deposit(create(path + "/wallets", Map.of("chain", "solana", "asset", "SOL")), "2");
    deposit(usdc, "10.01");
    eventually(() -> read(path + "/transactions?state=completed"), list -> ids(list).size() == 2);
    assertThat(read(path + "/balances").has("display")).isTrue();
    showIn("EUR", Map.of("USDC", "0.9312"));

    var partial = read(path + "/balances");

    // 10.01 x 0.9312 = 9.321312
    assertThat(partial.path("display").path("amount").asText()).isEqualTo("9.32");
    assertThat(partial.path("display").path("complete").asBoolean()).isFalse();
    assertThat(partial.path("display").path("withoutRate").path(0).asText()).isEqualTo("SOL");
    showIn("EUR", Map.of("USDC", "0.9312", "SOL", "120.3434"));
    var whole = read(path + "/balances");
    assertThat(whole.path("display").path("amount").asText()).isEqualTo("250.01");
    assertThat(whole.path("display").path("complete").asBoolean()).isTrue();
    assertThat(whole.path("display").path("stale").asBoolean()).isFalse();
    assertThat(whole.path("totals").findValuesAsText("displayAmount"))
        .containsExactlyInAnyOrder("9.32", "240.69");
  }

  private void showIn(String currency, Map<String, String> rates) throws IOException {
    var asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    var body = new HashMap<String, Object>();
    rates.forEach((symbol, rate) -> body.put(symbol, Map.of("rate", rate, "asOf", asOf)));
    operator
        .send(
            "PUT",
            "/v1/display-rates",
            Map.of("currency", currency, "rates", body),
            "If-Match",
            "*")
        .require("the rates");
  }

  private void deposit(JsonNode wallet, String amount) throws IOException {
    var providerWallet = people.providerWallet(wallet.path("id").asText());
    twin.post("/_twin/wallets/" + providerWallet + "/deposits", Map.of("amount", amount))
        .require("the deposit");
  }

  @Test
  void transfers_are_quoted_sent_listed_and_completed() throws IOException {
    var customer = people.customer("transfers");
    var path = "/v1/customers/" + customer;
    var wallet = people.openWallet(customer, "transfers").require("the wallet");
    deposit(wallet, "50");
    eventually(() -> read(path + "/transactions?state=completed"), list -> ids(list).size() == 1);
    var order = Map.of("walletId", wallet.path("id").asText(), "amount", "20.00", "to", TO);
    var quote = service.post("/v1/transfers/quotes", order).require("the quote");
    assertThat(quote.path("totalFee").path("currency").asText()).isEqualTo("USD");

    var sent =
        create(
            "/v1/transfers",
            Map.of(
                "walletId",
                wallet.path("id").asText(),
                "amount",
                "20.00",
                "to",
                TO,
                "quoteId",
                quote.path("id").asText(),
                "reference",
                unique));

    var transfer = sent.path("id").asText();
    assertThat(ids(read("/v1/transfers?customerId=" + customer))).containsExactly(transfer);
    twin.post(
            "/_twin/transactions/"
                + read("/v1/transfers/" + transfer).path("providerTransactionId").asText()
                + "/confirm",
            Map.of())
        .require("completing it");
    eventually(
        () -> read(path + "/balances?minFreshness=10").path("wallets").path(0).path("ledger"),
        ledger -> ledger.asText().equals("30.000000"));
    eventually(
        () -> read("/v1/transfers/" + transfer),
        seen -> seen.path("state").asText().equals("completed"));
    assertThat(ids(read(path + "/transactions"))).hasSize(2);
  }
}
