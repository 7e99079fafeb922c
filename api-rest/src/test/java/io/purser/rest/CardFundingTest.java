package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalance.Source;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.customer.CustomerId;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fundings of card accounts, as callers order and read them. */
class CardFundingTest {
  private final TestServer server = TestServer.shared();
  private final FakeCardAccounts provider = server.bean(FakeCardAccounts.class);
  private final String customer = readyCustomer();
  private final String account = "/v1/customers/" + customer + "/card-account";
  private final String path = account + "/fundings";

  private String readyCustomer() {
    var id = server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
    var found =
        server.given.in(
            server.tenant,
            () ->
                server.store.customers().get(server.tenant.id(), new CustomerId(id)).orElseThrow());
    server.given.readyForCard(server.tenant, found);
    return id;
  }

  @BeforeEach
  void theMasterWalletIsFull() {
    provider.isPaidIn(100_000);
    server.store.letTimePass(Duration.ofMinutes(1));
  }

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  private static String order(String amount, String reference) {
    return "{\"amount\":\"%s\",\"reference\":\"%s\"}".formatted(amount, reference);
  }

  private void theAccountIsIn(String currency) {
    var id = new CustomerId(customer);
    server.given.in(
        server.tenant,
        () -> {
          var balances = server.store.cardBalances();
          balances.lock(server.tenant.id(), id);
          balances.save(
              server.tenant.id(),
              id,
              new CardBalance(
                  Figures.unknown(Currency.getInstance(currency)),
                  null,
                  server.store.now(),
                  Source.PROVIDER));
        });
  }

  @Test
  void an_account_is_funded_and_the_funding_read_and_listed() {
    var made = server.create(path, order("25.00", Given.unique("order"))).expect(201);

    var funding = made.json();
    var id = funding.path("id").asText();
    assertThat(id).startsWith("fnd_");
    assertThat(made.header("Location")).isEqualTo(path + "/" + id);
    assertThat(funding.path("state").asText()).isEqualTo("completed");
    assertThat(funding.path("paid").asText()).isEqualTo("25.00");
    assertThat(funding.path("credited").asText()).isEqualTo("25.00");
    assertThat(funding.path("creditedCurrency").asText()).isEqualTo("USD");
    assertThat(funding.path("pricingMode").asText()).isEqualTo("send_x");
    assertThat(funding.has("providerFundingId")).isFalse();
    var read = server.get(path + "/" + id).expect(200);
    assertThat(read.json().path("providerFundingId").asText()).startsWith("bridge-");
    assertThat(
            server
                .call("GET", path + "/" + id)
                .header("If-None-Match", read.header("ETag"))
                .send()
                .status())
        .isEqualTo(304);
    var list = server.get(path + "?include=total").expect(200).json();
    assertThat(list.path("total").asInt()).isEqualTo(1);
    assertThat(list.path("items").get(0).path("id").asText()).isEqualTo(id);
    var operation =
        server.get("/v1/operations/" + funding.path("operationId").asText()).expect(200).json();
    assertThat(operation.path("kind").asText()).isEqualTo("card-funding");
  }

  @Test
  void a_reference_names_one_order_for_ever() {
    var reference = Given.unique("order");
    var first = server.create(path, order("25.00", reference)).expect(201).json();
    int made = provider.fundingsMade();

    var again = server.create(path, order("25.0", reference)).expect(201);

    assertThat(again.json()).isEqualTo(first);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(server.create(path, order("26.00", reference)).problem())
        .isEqualTo("409 reference-used");
    assertThat(provider.fundingsMade()).isEqualTo(made);
  }

  @ParameterizedTest
  @CsvSource({
    "4.99, 422 funding-below-minimum",
    "25.001, 422 amount-not-possible",
    "-25, 422 amount-not-possible",
    "99999999.00, 409 master-wallet-too-low"
  })
  void what_is_no_order_is_refused_and_reaches_nobody(String amount, String problem) {
    int writes = provider.writes();

    assertThat(server.create(path, order(amount, Given.unique("order"))).problem())
        .isEqualTo(problem);

    assertThat(provider.writes()).isEqualTo(writes);
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_unless_that_is_wanted() {
    var reference = Given.unique("order");
    server.create(path, order("5.00", Given.unique("order"))).expect(201);
    provider.goesAway();

    assertThat(server.create(path, order("25.00", reference)).problem())
        .isEqualTo("503 provider-unavailable");

    var later =
        server
            .call("POST", path)
            .key(Given.unique("key"))
            .header("Prefer", "respond-async")
            .json(order("25.00", reference))
            .send();
    assertThat(later.status()).isEqualTo(202);
    assertThat(server.create(path, order("5.00", Given.unique("order"))).problem())
        .isEqualTo("409 card-being-funded");
  }

  @Test
  void a_quote_says_what_is_known_and_nothing_more() {
    theAccountIsIn("EUR");
    var quotes = account + "/funding-quotes";

    var sent = server.call("POST", quotes).json("{\"amount\":\"25\"}").send().expect(200).json();
    var received =
        server
            .call("POST", quotes)
            .json("{\"amount\":\"25\",\"pricingMode\":\"receive_x\"}")
            .send()
            .expect(200)
            .json();

    assertThat(sent.path("paid").asText()).isEqualTo("25.00");
    assertThat(sent.path("credited").isNull()).isTrue();
    assertThat(sent.path("fee").isNull()).isTrue();
    assertThat(sent.path("creditedCurrency").asText()).isEqualTo("EUR");
    assertThat(received.path("paid").isNull()).isTrue();
    assertThat(received.path("credited").asText()).isEqualTo("25.00");
    assertThat(received.path("currency").asText()).isEqualTo("EUR");
    assertThat(received.path("held").asText()).isEqualTo("31.25");
    assertThat(received.path("estimate").asBoolean()).isTrue();
  }

  @Test
  void a_dollar_account_is_funded_for_nothing() {
    theAccountIsIn("USD");

    var quote =
        server
            .call("POST", account + "/funding-quotes")
            .json("{\"amount\":\"25\"}")
            .send()
            .expect(200)
            .json();

    assertThat(quote.path("credited").asText()).isEqualTo("25.00");
    assertThat(quote.path("fee").asText()).isEqualTo("0.00");
  }

  @Test
  void what_arrives_cannot_be_ordered_in_a_currency_that_nobody_knows() {
    var order =
        "{\"amount\":\"25\",\"pricingMode\":\"receive_x\",\"reference\":\"%s\"}"
            .formatted(Given.unique("order"));

    assertThat(server.create(path, order).problem()).isEqualTo("409 card-currency-unknown");
  }

  @Test
  void who_has_no_account_or_no_right_gets_none_funded() {
    var stranger =
        server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ben")));
    var order = order("25.00", Given.unique("order"));

    assertThat(server.create(path.replace(customer, stranger), order).problem())
        .isEqualTo("404 no-card-account");
    assertThat(server.create(path.replace(customer, "cus_none"), order).problem())
        .isEqualTo("404 no-such-customer");
    assertThat(
            server
                .call("POST", path)
                .as(server.key(server.tenant.id(), Scope.CARDS_WRITE, Scope.CARDS_READ))
                .key(Given.unique("key"))
                .json(order)
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    var other = server.create(path, order).expect(201).json().path("id").asText();
    assertThat(server.get(path.replace(customer, stranger) + "/" + other).problem())
        .isEqualTo("404 no-such-funding");
  }

  @Test
  void the_company_lists_the_fundings_of_all_its_customers() {
    var all = "/v1/programme/fundings";
    var first = server.create(path, order("25.00", Given.unique("order"))).expect(201).json();
    server.store.letTimePass(Duration.ofSeconds(1));
    var other = readyCustomer();
    var between = server.store.now();
    provider.losesTheNextRequest();
    server
        .call("POST", "/v1/customers/" + other + "/card-account/fundings")
        .key(Given.unique("key"))
        .header("Prefer", "respond-async")
        .json(order("7.00", Given.unique("order")))
        .send()
        .expect(202);
    int calls = provider.writes();

    var page = server.get(all + "?limit=2").expect(200).json();
    assertThat(page.path("items").findValuesAsText("customerId")).containsExactly(other, customer);
    assertThat(page.path("items").get(0).path("state").asText()).isEqualTo("requested");
    assertThat(page.path("items").get(1)).isEqualTo(company(first));
    var older = server.get(all + "?createdBefore=%s&customerId=%s".formatted(between, customer));
    assertThat(older.expect(200).json().path("items")).hasSize(1);
    var open = server.get(all + "?state=requested&customerId=" + customer).expect(200).json();
    assertThat(open.path("items")).isEmpty();
    assertThat(server.get(all + "?state=gone").problem()).isEqualTo("400 invalid-parameter");
    assertThat(
            server
                .call("GET", all)
                .as(server.key(server.tenant.id(), Scope.CARDS_READ))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    assertThat(provider.writes()).isEqualTo(calls);
  }

  /** As whoever reads it for the company sees it. */
  private JsonNode company(JsonNode funding) {
    return server.get(path + "/" + funding.path("id").asText()).expect(200).json();
  }
}
