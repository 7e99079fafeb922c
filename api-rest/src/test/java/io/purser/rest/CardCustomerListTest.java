package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.access.Scope;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.balance.ReportedBalance;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of card customers; each test has a tenant of its own. */
class CardCustomerListTest {
  private static final String PATH = "/v1/programme/card-customers";

  private final TestServer server = TestServer.shared();
  private final Tenant tenant = server.given.tenant();
  private final String key = server.key(tenant.id(), Scope.values());

  private TestServer.Answer list(String query) {
    return server.call("GET", PATH + query).as(key).send();
  }

  private String ready() {
    server.store.letTimePass(Duration.ofSeconds(1));
    var customer = server.given.customer(tenant);
    server.given.readyForCard(tenant, customer);
    return customer.id().value();
  }

  private static List<String> customers(JsonNode page) {
    var ids = new ArrayList<String>();
    page.path("items").forEach(item -> ids.add(item.path("customerId").asText()));
    return ids;
  }

  @Test
  void each_card_customer_is_shown_with_what_is_to_be_done_next() {
    assertThat(list("").expect(200).json().path("items")).isEmpty();
    var customer = ready();

    var item = list("").expect(200).json().path("items").path(0);

    assertThat(item.path("customerId").asText()).isEqualTo(customer);
    assertThat(item.path("state").asText()).isEqualTo("ready");
    assertThat(item.path("step").asInt()).isEqualTo(6);
    assertThat(item.path("steps").asInt()).isEqualTo(6);
    assertThat(item.path("nextAction").asText()).isEqualTo("issue-card");
    assertThat(item.path("openCards").asInt(-1)).isZero();
    assertThat(item.path("provider").path("cardCustomerId").asText()).isNotEmpty();
    assertThat(item.path("provider").path("flow").asText()).isEqualTo("safe_deployed");
    assertThat(item.path("provider").path("customerId").isNull()).isTrue();
    assertThat(item.path("currency").isNull()).isTrue();
    assertThat(item.path("balances").isNull()).isTrue();
    assertThat(item.path("createdAt").asText()).isNotEmpty();
  }

  @Test
  void what_is_in_the_account_is_shown_with_its_age_unless_nobody_wants_it() {
    var customer = CustomerId.parse(ready()).orElseThrow();
    var dollars = Currency.getInstance("USD");
    var report =
        new ReportedBalance(
            Figures.parts(new Money(3850, dollars), new Money(673, dollars)), null, false);
    server.given.in(
        tenant,
        () -> {
          var balances = server.store.cardBalances();
          balances.lock(tenant.id(), customer);
          balances.save(tenant.id(), customer, CardBalance.answered(report, server.store.now()));
        });

    var item = list("").expect(200).json().path("items").path(0);
    var bare = list("?balances=false").expect(200).json().path("items").path(0);

    assertThat(item.path("currency").asText()).isEqualTo("USD");
    assertThat(item.path("balances").path("ledger").asText()).isEqualTo("45.23");
    assertThat(item.path("balances").path("available").asText()).isEqualTo("38.50");
    assertThat(item.path("balances").path("pending").asText()).isEqualTo("6.73");
    assertThat(item.path("balances").path("source").asText()).isEqualTo("provider");
    assertThat(item.path("balances").path("stale").asBoolean(true)).isFalse();
    assertThat(bare.path("currency").isNull()).isTrue();
    assertThat(bare.path("balances").isNull()).isTrue();
    assertThat(list("?balances=maybe").problem()).isEqualTo("400 invalid-parameter");
  }

  @Test
  void stages_are_chosen_with_commas_and_a_cursor_belongs_to_its_choice() {
    var first = ready();
    var second = ready();
    var third = ready();

    assertThat(customers(list("?stage=ready,kyc").expect(200).json()))
        .containsExactly(third, second, first);
    assertThat(list("?stage=kyc").expect(200).json().path("items")).isEmpty();
    var page = list("?stage=ready&limit=2&include=total").expect(200).json();
    assertThat(page.path("total").asInt()).isEqualTo(3);
    var cursor = page.path("nextCursor").asText();
    assertThat(customers(list("?stage=ready&limit=2&cursor=" + cursor).expect(200).json()))
        .containsExactly(first);
    assertThat(list("?stage=kyc&cursor=" + cursor).problem()).isEqualTo("400 cursor-invalid");
  }

  @Test
  void nonsense_is_refused_and_others_see_nothing() {
    ready();
    for (var query : List.of("?stage=asleep", "?stage=", "?stage=kyc,", "?limit=101")) {
      assertThat(list(query).problem()).as(query).isEqualTo("400 invalid-parameter");
    }
    assertThat(list("?status=kyc").problem()).isEqualTo("400 unknown-parameter");
    var other = server.key(server.given.tenant().id(), Scope.values());
    assertThat(server.call("GET", PATH).as(other).send().json().path("items")).isEmpty();
    var cards = server.key(tenant.id(), Scope.CARDS_READ);
    assertThat(server.call("GET", PATH).as(cards).send().problem()).isEqualTo("403 not-permitted");
  }
}
