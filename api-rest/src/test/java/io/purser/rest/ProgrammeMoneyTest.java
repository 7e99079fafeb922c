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
import io.purser.domain.money.Money;
import io.purser.domain.programme.MasterWallet;
import java.time.Duration;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the company has to fund card accounts with, and what is in them all together. */
class ProgrammeMoneyTest {
  private static final String WALLET = "/v1/programme/master-wallet";
  private static final String TOTALS = "/v1/programme/card-balances";

  private final TestServer server = TestServer.shared();
  private final FakeCardAccounts provider = server.bean(FakeCardAccounts.class);

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  @Test
  void the_master_wallet_is_shown_less_what_is_set_aside() {
    provider.isPaidIn(50_000);
    server.store.letTimePass(Duration.ofMinutes(1));
    var before = wallet().path("available").asText();
    var customer =
        server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
    server.given.readyForCard(
        server.tenant,
        server.given.in(
            server.tenant,
            () ->
                server
                    .store
                    .customers()
                    .get(server.tenant.id(), new CustomerId(customer))
                    .orElseThrow()));
    provider.losesTheNextRequest();
    server
        .call("POST", "/v1/customers/" + customer + "/card-account/fundings")
        .key(UUID.randomUUID().toString())
        .header("Prefer", "respond-async")
        .json("{\"amount\":\"25.00\",\"reference\":\"%s\"}".formatted(Given.unique("order")))
        .send()
        .expect(202);

    var after = wallet();

    assertThat(after.path("currency").asText()).isEqualTo("USD");
    assertThat(after.path("setAside").asText()).isNotEqualTo("0.00");
    assertThat(cents(before) - cents(after.path("available").asText())).isEqualTo(2_500);
    assertThat(after.path("stale").asBoolean(true)).isFalse();
    provider.goesAway();
    server.store.letTimePass(Duration.ofMinutes(2));
    assertThat(wallet().path("stale").asBoolean()).isTrue();
  }

  private JsonNode wallet() {
    return server.get(WALLET).expect(200).json().path("items").get(0);
  }

  private static long cents(String amount) {
    return Money.parse(amount, Money.USD).orElseThrow().minor();
  }

  @Test
  void fundings_are_set_aside_of_dollars_alone() {
    var tenant = server.given.tenant();
    var key = server.key(tenant.id(), Scope.values());
    var euros = new Money(700, Currency.getInstance("EUR"));
    var now = server.store.now();
    server.given.in(
        tenant,
        () -> {
          var wallets = server.store.masterWallets();
          wallets.lock(tenant.id(), euros.currency());
          wallets.save(tenant.id(), new MasterWallet(euros, now));
        });

    var items = server.call("GET", WALLET).as(key).send().expect(200).json().path("items");

    assertThat(items).hasSize(2);
    assertThat(items.get(0).path("currency").asText()).isEqualTo("EUR");
    assertThat(items.get(0).path("setAside").asText()).isEqualTo("0.00");
    assertThat(items.get(0).path("available").asText()).isEqualTo("7.00");
    assertThat(items.get(1).path("currency").asText()).isEqualTo("USD");
  }

  @Test
  void of_a_wallet_that_was_never_read_nothing_is_said_while_the_provider_is_away() {
    var key = server.key(server.given.tenant().id(), Scope.values());
    provider.goesAway();

    assertThat(server.call("GET", WALLET).as(key).send().problem())
        .isEqualTo("503 provider-unavailable");
  }

  @Test
  void what_is_in_card_accounts_is_added_up_from_what_we_keep() {
    var tenant = server.given.tenant();
    var key = server.key(tenant.id(), Scope.values());
    assertThat(server.call("GET", TOTALS).as(key).send().expect(200).json().path("items"))
        .isEmpty();
    for (long cents : new long[] {1_000, 250}) {
      var holder = server.given.customer(tenant).id();
      var now = server.store.now();
      server.given.in(
          tenant,
          () -> {
            var balances = server.store.cardBalances();
            balances.lock(tenant.id(), holder);
            balances.save(
                tenant.id(),
                holder,
                new CardBalance(
                    Figures.parts(new Money(cents, Money.USD), new Money(50, Money.USD)),
                    now,
                    now,
                    Source.WEBHOOK));
          });
    }
    provider.goesAway();

    var items = server.call("GET", TOTALS).as(key).send().expect(200).json().path("items");

    assertThat(items).hasSize(1);
    assertThat(items.get(0).path("ledger").asText()).isEqualTo("13.50");
    assertThat(items.get(0).path("available").asText()).isEqualTo("12.50");
    assertThat(items.get(0).path("pending").asText()).isEqualTo("1.00");
    assertThat(items.get(0).path("accounts").asInt()).isEqualTo(2);
    assertThat(items.get(0).path("withoutParts").asInt(-1)).isZero();
  }
}
