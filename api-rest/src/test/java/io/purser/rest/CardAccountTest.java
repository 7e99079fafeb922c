package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalance.Source;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.money.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is in card accounts, as callers see it. */
class CardAccountTest {
  private final TestServer server = TestServer.shared();
  private final CustomerId customer =
      new CustomerId(
          server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana"))));
  private final String path = "/v1/customers/" + customer + "/card-account";

  private void readyForCard() {
    var found =
        server.given.in(
            server.tenant,
            () -> server.store.customers().get(server.tenant.id(), customer).orElseThrow());
    server.given.readyForCard(server.tenant, found);
  }

  private void known(Figures figures, Source source) {
    server.given.in(
        server.tenant,
        () -> {
          var balances = server.store.cardBalances();
          balances.lock(server.tenant.id(), customer);
          balances.save(
              server.tenant.id(),
              customer,
              new CardBalance(figures, null, server.store.now(), source));
        });
  }

  private JsonNode read() {
    return server.get(path).expect(200).json();
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  @Test
  void a_customer_whom_the_provider_has_no_card_customer_for_has_no_account() {
    assertThat(server.get(path).problem()).isEqualTo("404 no-card-account");
    assertThat(server.get(path.replace(customer.value(), "cus_none")).problem())
        .isEqualTo("404 no-such-customer");
  }

  @Test
  void what_was_never_told_is_null_and_stale() {
    readyForCard();

    var account = read();

    for (var name : new String[] {"currency", "ledger", "available", "pending", "asOf", "source"}) {
      assertThat(account.path(name).isNull()).as(name).isTrue();
    }
    assertThat(account.path("stale").asBoolean()).isTrue();
  }

  @Test
  void what_is_known_is_shown_with_its_age() {
    readyForCard();
    known(Figures.parts(usd(3_850), usd(673)), Source.WEBHOOK);

    var account = read();

    assertThat(account.path("customerId").asText()).isEqualTo(customer.value());
    assertThat(account.path("currency").asText()).isEqualTo("USD");
    assertThat(account.path("ledger").asText()).isEqualTo("45.23");
    assertThat(account.path("available").asText()).isEqualTo("38.50");
    assertThat(account.path("pending").asText()).isEqualTo("6.73");
    assertThat(account.path("source").asText()).isEqualTo("webhook");
    assertThat(account.path("stale").asBoolean()).isFalse();
    server.store.letTimePass(Duration.ofHours(3).plusSeconds(1));
    assertThat(read().path("stale").asBoolean()).isTrue();
  }

  @Test
  void from_the_chain_what_is_available_is_not_known() {
    readyForCard();
    known(Figures.whole(usd(4_523)), Source.CHAIN);

    var account = read();

    assertThat(account.path("ledger").asText()).isEqualTo("45.23");
    assertThat(account.path("available").isNull()).isTrue();
    assertThat(account.path("pending").isNull()).isTrue();
    assertThat(account.path("source").asText()).isEqualTo("chain");
  }
}
