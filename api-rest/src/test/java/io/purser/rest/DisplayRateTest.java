package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.Tenant;
import io.purser.domain.wallet.WalletBalance;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayRateTest {
  private static final String PATH = "/v1/display-rates";
  private static final Asset SOL = new Asset("solana", "SOL", 9);

  private final TestServer server = TestServer.shared();
  private final Given given = server.given;
  private Tenant tenant;
  private String key;
  private Customer customer;

  @BeforeEach
  void begin() {
    tenant = given.tenant();
    key = server.key(tenant.id(), Scope.values());
    customer = given.customer(tenant);
  }

  private Instant now() {
    return server.store.now();
  }

  private String rate(String symbol, String value) {
    return rate(symbol, value, now());
  }

  private static String rate(String symbol, String value, Instant asOf) {
    return "\"%s\":{\"rate\":\"%s\",\"asOf\":\"%s\"}".formatted(symbol, value, asOf);
  }

  private static String body(String currency, String... rates) {
    return "{\"currency\":\"%s\",\"rates\":{%s}}".formatted(currency, String.join(",", rates));
  }

  private TestServer.Answer put(String body) {
    return server.call("PUT", PATH).as(key).header("If-Match", "*").json(body).send();
  }

  private JsonNode balances() {
    return server
        .call("GET", "/v1/customers/" + customer.id() + "/balances")
        .as(key)
        .send()
        .expect(200)
        .json();
  }

  private JsonNode display() {
    return balances().get("display");
  }

  private void holds(Asset asset, String amount) {
    var wallet = given.activeWallet(tenant, customer, asset);
    given.in(
        tenant,
        () -> {
          var balances = server.store.walletBalances();
          var before = balances.getForUpdate(tenant.id(), wallet.id()).orElseThrow();
          var zero = AssetAmount.zero(asset);
          balances.save(
              tenant.id(),
              new WalletBalance(
                  wallet.id(),
                  AssetAmount.parse(amount, asset).orElseThrow(),
                  zero,
                  zero,
                  before.asOf(),
                  before.source()));
        });
  }

  private void holdsOnCards(long cents) {
    given.readyForCard(tenant, customer);
    var balance =
        new CardBalance(
            Figures.whole(new Money(cents, Money.USD)), null, now(), CardBalance.Source.PROVIDER);
    given.in(
        tenant,
        () -> {
          server.store.cardBalances().lock(tenant.id(), customer.id());
          server.store.cardBalances().save(tenant.id(), customer.id(), balance);
        });
  }

  @Test
  void without_a_display_currency_there_is_no_total_over_assets() {
    holds(Given.USDC, "12.5");

    var balances = balances();

    assertThat(balances.get("display").isNull()).isTrue();
    assertThat(balances.get("totals").get(0).get("displayAmount").isNull()).isTrue();
    var rates = server.call("GET", PATH).as(key).send().expect(200);
    assertThat(rates.header("ETag")).isEqualTo("\"0\"");
    assertThat(rates.json().get("currency").isNull()).isTrue();
    assertThat(rates.json().get("rates")).isEmpty();
    assertThat(rates.json().get("updatedAt").isNull()).isTrue();
  }

  @Test
  void everything_has_one_total_that_is_rounded_once() {
    holds(Given.USDC, "12.345678");
    holds(new Asset("ethereum", "USDC", 6), "0.000001");
    holds(Given.BTC, "0.12345678");
    holdsOnCards(4_523);
    var asOf = now().minus(Duration.ofMinutes(5));
    var set =
        put(body("EUR", rate("USDC", "0.9312"), rate("USD", "0.93", asOf), rate("BTC", "60000")));
    assertThat(set.expect(200).json().get("rates").get("USD").get("rate").asText())
        .isEqualTo("0.93");

    var balances = balances();

    // 12.345679 x 0.9312 = 11.4962962848, 0.12345678 x 60000 = 7407.4068, 45.23 x 0.93 = 42.0639
    var display = balances.get("display");
    assertThat(display.get("currency").asText()).isEqualTo("EUR");
    assertThat(display.get("amount").asText()).isEqualTo("7460.97");
    assertThat(display.get("cardAccount").asText()).isEqualTo("42.06");
    assertThat(display.get("complete").asBoolean()).isTrue();
    assertThat(display.get("withoutRate")).isEmpty();
    assertThat(display.get("withoutBalance")).isEmpty();
    assertThat(display.get("asOf").asText()).isNotBlank();
    assertThat(Instant.parse(display.get("ratesAsOf").asText())).isEqualTo(asOf);
    assertThat(display.get("stale").asBoolean()).isFalse();
    assertThat(balances.get("totals"))
        .extracting(
            total -> total.get("asset").asText() + " " + total.get("displayAmount").asText())
        .containsExactlyInAnyOrder("USDC 11.50", "BTC 7407.41");
    var expanded =
        server.call("GET", "/v1/customers/" + customer.id() + "?expand=balances").as(key).send();
    assertThat(expanded.expect(200).json().get("balances")).isEqualTo(balances);
  }

  @Test
  void what_has_no_rate_is_named_and_the_total_says_that_it_is_not_all() {
    holds(Given.USDC, "10");
    holds(SOL, "2");
    holds(Given.BTC, "0");
    put(body("JPY", rate("USDC", "150.25"))).expect(200);

    var display = display();

    assertThat(display.get("amount").asText()).isEqualTo("1502");
    assertThat(display.get("complete").asBoolean()).isFalse();
    assertThat(display.get("withoutRate")).extracting(JsonNode::asText).containsExactly("SOL");
    assertThat(display.get("cardAccount").isNull()).isTrue();
    assertThat(balances().get("totals"))
        .extracting(
            total -> total.get("asset").asText() + " " + total.get("displayAmount").asText())
        .containsExactlyInAnyOrder("USDC 1502", "SOL null", "BTC 0");
  }

  @Test
  void what_is_not_known_is_null_and_never_zero() {
    given.requestedWallet(tenant, customer, Given.USDC);
    given.readyForCard(tenant, customer);
    put(body("USD", rate("USDC", "1"))).expect(200);

    var display = display();

    assertThat(display.get("amount").isNull()).isTrue();
    assertThat(display.get("complete").asBoolean()).isFalse();
    assertThat(display.get("withoutBalance"))
        .extracting(JsonNode::asText)
        .containsExactly("USDC", "card-account");
    assertThat(display.get("asOf").isNull()).isTrue();
    assertThat(display.get("ratesAsOf").isNull()).isTrue();
    assertThat(display.get("stale").asBoolean()).isTrue();
  }

  @Test
  void who_has_nothing_has_nothing() {
    put(body("EUR")).expect(200);

    var display = display();

    assertThat(display.get("amount").asText()).isEqualTo("0.00");
    assertThat(display.get("complete").asBoolean()).isTrue();
    assertThat(display.get("stale").asBoolean()).isFalse();
  }

  @Test
  void what_is_owed_is_less_than_nothing_and_needs_no_rate_in_its_own_currency() {
    holdsOnCards(-250);
    put(body("USD")).expect(200);

    assertThat(display().get("amount").asText()).isEqualTo("-2.50");
    assertThat(display().get("complete").asBoolean()).isTrue();
  }

  @Test
  void a_total_is_stale_when_a_rate_is_older_than_a_day() {
    holds(Given.USDC, "10");
    put(body("EUR", rate("USDC", "1", now().minus(Duration.ofHours(24))))).expect(200);
    assertThat(display().get("stale").asBoolean()).isFalse();

    server.store.letTimePass(Duration.ofSeconds(1));

    assertThat(display().get("stale").asBoolean()).isTrue();
    assertThat(balances().get("totals").get(0).get("stale").asBoolean()).isFalse();
  }

  @Test
  void rates_are_replaced_by_who_knows_the_newest() {
    var set = put(body("EUR", rate("USDC", "0.93"), rate("BTC", "60000"))).expect(200);
    assertThat(set.header("ETag")).isEqualTo("\"1\"");
    var again =
        server
            .call("PUT", PATH)
            .as(key)
            .header("If-Match", "\"1\"")
            .json(body("EUR", rate("USDC", "0.94")))
            .send();
    assertThat(again.expect(200).header("ETag")).isEqualTo("\"2\"");
    assertThat(again.json().get("rates")).hasSize(1);

    assertThat(
            server
                .call("PUT", PATH)
                .as(key)
                .header("If-Match", "\"1\"")
                .json(body("EUR"))
                .send()
                .problem())
        .isEqualTo("412 version-stale");
    assertThat(server.call("PUT", PATH).as(key).json(body("EUR")).send().problem())
        .isEqualTo("428 precondition-missing");
    put("{\"currency\":null,\"rates\":{}}").expect(200);
    assertThat(display().isNull()).isTrue();
  }

  @Test
  void a_rate_never_gets_older_and_is_not_of_the_future() {
    var known = now();
    put(body("EUR", rate("USDC", "0.93", known))).expect(200);

    var older = put(body("EUR", rate("USDC", "0.94", known.minusSeconds(1))));
    assertThat(older.problem()).isEqualTo("409 rate-outdated");
    assertThat(older.json().get("asset").asText()).isEqualTo("USDC");
    assertThat(Instant.parse(older.json().get("asOf").asText())).isEqualTo(known);
    var future = put(body("EUR", rate("USDC", "0.94", now().plus(Duration.ofMinutes(5)))));
    assertThat(future.problem()).isEqualTo("400 invalid-value");
    assertThat(future.json().get("errors").get(0).get("pointer").asText())
        .isEqualTo("#/rates/USDC/asOf");
  }

  @Test
  void only_admins_and_services_that_may_set_rates_do() {
    var others =
        Arrays.stream(Scope.values())
            .filter(scope -> scope != Scope.DISPLAY_RATES_WRITE)
            .toArray(Scope[]::new);
    var reader = server.key(tenant.id(), others);
    assertThat(
            server
                .call("PUT", PATH)
                .as(reader)
                .header("If-Match", "*")
                .json(body("EUR"))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    server.call("GET", PATH).as(reader).send().expect(200);
    var user =
        server.issuers.user(
            Given.unique("user"),
            now(),
            claims ->
                claims.claim(Issuers.CUSTOMER_CLAIM, given.customer(server.tenant).id().value()));
    assertThat(server.call("GET", PATH).as(user).send().problem()).isEqualTo("403 not-permitted");
    assertThat(
            server
                .call("PUT", PATH)
                .as(user)
                .header("If-Match", "*")
                .json(body("EUR"))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'currency':'EUR'}",
        "{'currency':'eur','rates':{}}",
        "{'currency':'XAU','rates':{}}",
        "{'currency':'EUX','rates':{}}",
        "{'rates':{'USDC':{'rate':'1','asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':[]}",
        "{'currency':'EUR','rates':{'USDC':null}}",
        "{'currency':'EUR','rates':{'USDC':'1'}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'1'}}}",
        "{'currency':'EUR','rates':{'USDC':{'asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':1,'asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'0.00','asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'-1','asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'1e3','asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'0.0000000000000000001','asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'1','asOf':'yesterday'}}}",
        "{'currency':'EUR','rates':{'USDC':{'rate':'1','asOf':'2026-01-31T09:30:00Z','source':'x'}}}",
        "{'currency':'EUR','rates':{'usdc':{'rate':'1','asOf':'2026-01-31T09:30:00Z'}}}",
        "{'currency':'EUR','rates':{'EUR':{'rate':'1','asOf':'2026-01-31T09:30:00Z'}}}"
      })
  void what_is_no_rate_is_refused(String wrong) {
    assertThat(put(wrong.replace('\'', '"')).status()).isEqualTo(400);
    assertThat(display().isNull()).isTrue();
  }
}
