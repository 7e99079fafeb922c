package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.access.Scope;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.programme.swap.FakeSwaps;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Swaps of the master wallet, as callers order and read them. */
class SwapTest {
  private static final String PATH = "/v1/programme/swaps";

  private final TestServer server = TestServer.shared();
  private final FakeSwaps provider = server.bean(FakeSwaps.class);
  private final Tenant tenant = server.given.tenant();
  private final String key = server.key(tenant.id(), Scope.values());

  @BeforeEach
  void theMasterWalletIsFull() {
    server.bean(FakeCardAccounts.class).isPaidIn(100_000);
    server.store.letTimePass(Duration.ofMinutes(1));
  }

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  private static String order(String amount, String into, String reference) {
    return "{\"fromCurrency\":\"USD\",\"toCurrency\":\"%s\",\"amount\":\"%s\",\"reference\":\"%s\"}"
        .formatted(into, amount, reference);
  }

  private TestServer.Answer post(String body) {
    return server.call("POST", PATH).as(key).key(Given.unique("key")).json(body).send();
  }

  private TestServer.Answer later(String body) {
    return server
        .call("POST", PATH)
        .as(key)
        .key(Given.unique("key"))
        .header("Prefer", "respond-async")
        .json(body)
        .send();
  }

  private TestServer.Answer get(String path) {
    return server.call("GET", path).as(key).send();
  }

  @Test
  void dollars_are_changed_and_the_swap_read_and_listed() {
    var made = post(order("40.00", "EUR", Given.unique("order"))).expect(201);

    var swap = made.json();
    var address = PATH + "/" + swap.path("id").asText();
    assertThat(swap.path("id").asText()).startsWith("swp_");
    assertThat(made.header("Location")).isEqualTo(address);
    assertThat(swap.path("state").asText()).isEqualTo("submitted");
    assertThat(swap.path("received").asText()).isEqualTo("20.00");
    assertThat(swap.path("rate").asText()).isEqualTo("0.500");
    assertThat(swap.path("settledAt").isNull()).isTrue();
    assertThat(get(address).expect(200).json()).isEqualTo(swap);
    var list = get(PATH + "?include=total").expect(200).json();
    assertThat(list.path("total").asInt()).isEqualTo(1);
    assertThat(list.path("items").get(0)).isEqualTo(swap);
    var operation = get("/v1/operations/" + swap.path("operationId").asText()).expect(200).json();
    assertThat(operation.path("kind").asText()).isEqualTo("swap");
    assertThat(operation.path("result").asText()).isEqualTo(address);
    assertThat(operation.has("customerId")).isFalse();
    var other = server.key(server.given.tenant().id(), Scope.values());
    assertThat(server.call("GET", address).as(other).send().problem())
        .isEqualTo("404 no-such-swap");
  }

  @Test
  void a_reference_names_one_order_for_ever() {
    var reference = Given.unique("order");
    var first = post(order("40.00", "EUR", reference)).expect(201).json();
    int writes = provider.writes();

    var again = post(order("40.0", "EUR", reference)).expect(201);

    assertThat(again.json()).isEqualTo(first);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(post(order("40.00", "GBP", reference)).problem()).isEqualTo("409 reference-used");
    assertThat(provider.writes()).isEqualTo(writes);
  }

  @ParameterizedTest
  @CsvSource({
    "40.001, EUR, 422 amount-not-possible",
    "0, EUR, 422 amount-not-possible",
    "40.00, USD, 400 invalid-value",
    "99999999.00, GBP, 409 master-wallet-too-low"
  })
  void what_is_no_order_is_refused_and_reaches_nobody(String amount, String into, String problem) {
    int writes = provider.writes();

    assertThat(post(order(amount, into, Given.unique("order"))).problem()).isEqualTo(problem);

    assertThat(provider.writes()).isEqualTo(writes);
  }

  @Test
  void while_one_is_in_doubt_a_like_one_is_refused_with_its_id() {
    provider.losesTheNextRequest();
    var open = later(order("12.34", "EUR", Given.unique("order"))).expect(202);
    var id = get(PATH).expect(200).json().path("items").get(0).path("id").asText();

    var like = post(order("12.34", "GBP", Given.unique("order")));

    assertThat(like.problem()).isEqualTo("409 swap-in-doubt");
    assertThat(like.json().path("swapId").asText()).isEqualTo(id);
    assertThat(open.header("Location")).endsWith(like.json().path("operationId").asText());
  }

  @Test
  void what_the_provider_refuses_is_said_with_its_code() {
    provider.refusesTheNext();

    var refused = post(order("40.00", "EUR", Given.unique("order")));

    assertThat(refused.problem()).isEqualTo("409 not-covered-at-provider");
    assertThat(refused.json().path("swapId").asText()).startsWith("swp_");
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_unless_that_is_wanted() {
    provider.goesAway();

    assertThat(post(order("40.00", "EUR", Given.unique("order"))).problem())
        .isEqualTo("503 provider-unavailable");
    later(order("40.00", "EUR", Given.unique("order"))).expect(202);
  }

  @Test
  void who_may_read_the_programme_may_not_spend_its_money() {
    var reader = server.key(tenant.id(), Scope.PROGRAMME_READ, Scope.PROGRAMME_WRITE);

    assertThat(
            server
                .call("POST", PATH)
                .as(reader)
                .key(Given.unique("key"))
                .json(order("40.00", "EUR", Given.unique("order")))
                .send()
                .problem())
        .isEqualTo("403 not-permitted");
    server.call("GET", PATH).as(reader).send().expect(200);
  }
}
