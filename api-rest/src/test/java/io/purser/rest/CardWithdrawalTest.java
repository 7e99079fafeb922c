package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.customer.CustomerId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Withdrawals from card accounts, as callers order and read them. */
class CardWithdrawalTest {
  private final TestServer server = TestServer.shared();
  private final FakeCardAccounts provider = server.bean(FakeCardAccounts.class);
  private final String customer =
      server.newCustomer("{\"email\":\"%s@example.com\"}".formatted(Given.unique("ana")));
  private final String path = "/v1/customers/" + customer + "/card-account/withdrawals";
  private String cardCustomer;

  @BeforeEach
  void theAccountHasMoney() {
    var found =
        server.given.in(
            server.tenant,
            () ->
                server
                    .store
                    .customers()
                    .get(server.tenant.id(), new CustomerId(customer))
                    .orElseThrow());
    cardCustomer = server.given.readyForCard(server.tenant, found);
    provider.moves(cardCustomer, 5_000, 1_000);
  }

  @AfterEach
  void theProviderIsBack() {
    provider.comesBack();
  }

  private static String order(String amount, String reference) {
    return "{\"amount\":\"%s\",\"reference\":\"%s\"}".formatted(amount, reference);
  }

  @Test
  void money_is_withdrawn_and_the_withdrawal_read_and_listed() {
    var reference = Given.unique("order");
    var made = server.create(path, order("12.50", reference)).expect(201);

    var withdrawal = made.json();
    var id = withdrawal.path("id").asText();
    assertThat(id).startsWith("cwd_");
    assertThat(made.header("Location")).isEqualTo(path + "/" + id);
    assertThat(withdrawal.path("state").asText()).isEqualTo("pending");
    assertThat(withdrawal.path("amount").asText()).isEqualTo("12.50");
    assertThat(withdrawal.path("currency").asText()).isEqualTo("USD");
    var read = server.get(path + "/" + id).expect(200).json();
    assertThat(read.path("providerWithdrawalId").asText()).startsWith("withdrawal-");
    assertThat(server.get(path).expect(200).json().path("items")).hasSize(1);
    assertThat(server.create(path, order("12.5", reference)).expect(201).json())
        .isEqualTo(withdrawal);
    assertThat(server.create(path, order("12.51", reference)).problem())
        .isEqualTo("409 reference-used");
    assertThat(server.create(path, order("1.00", Given.unique("order"))).problem())
        .isEqualTo("409 card-withdrawal-under-way");
    assertThat(server.get(path + "/cwd_none").problem()).isEqualTo("404 no-such-withdrawal");
  }

  @Test
  void the_cards_say_by_what_they_are_frozen_and_until_when() {
    var cards = "/v1/customers/" + customer + "/cards";
    var card = server.create(cards, "").expect(201).json().path("id").asText();
    assertThat(server.get("/v1/cards/" + card).json().has("frozenBy")).isFalse();

    server.create(path, order("12.50", Given.unique("order"))).expect(201);

    var frozen = server.get("/v1/cards/" + card).expect(200).json();
    assertThat(frozen.path("frozenBy").asText()).isEqualTo("withdrawal");
    assertThat(frozen.path("frozenUntil").asText()).isNotBlank();
    assertThat(server.get(cards).json().path("items").get(0).path("frozenBy").asText())
        .isEqualTo("withdrawal");
    assertThat(server.create("/v1/cards/" + card + "/unfreeze", "").problem())
        .isEqualTo("409 card-frozen-by-withdrawal");
    server.create("/v1/cards/" + card + "/void", "").expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "40.01, 409 card-balance-too-low",
    "0, 422 amount-not-possible",
    "1.001, 422 amount-not-possible"
  })
  void what_is_no_order_is_refused_and_reaches_nobody(String amount, String problem) {
    int writes = provider.writes();

    assertThat(server.create(path, order(amount, Given.unique("order"))).problem())
        .isEqualTo(problem);

    assertThat(provider.writes()).isEqualTo(writes);
  }

  @Test
  void what_nobody_knows_is_not_withdrawn() {
    provider.isReadFromChain(cardCustomer);

    assertThat(server.create(path, order("1.00", Given.unique("order"))).problem())
        .isEqualTo("409 card-balance-unknown");
  }

  @Test
  void while_the_provider_is_away_nothing_is_withdrawn() {
    server.create(path, order("99.00", Given.unique("order")));
    server.store.letTimePass(Duration.ofMinutes(5));
    provider.goesAway();

    assertThat(server.create(path, order("1.00", Given.unique("order"))).problem())
        .isEqualTo("503 provider-unavailable");
  }
}
