package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardWithdrawalTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Cardholders holders = new Cardholders(twin);
  private String id = "";
  private String card = "";

  @BeforeEach
  void a_cardholder_has_a_hundred_dollars_and_a_card() {
    id = holders.ready();
    card = holders.aCard(id);
    holders.funded(id, "100");
  }

  @Test
  void the_cards_are_frozen_for_three_minutes_and_then_the_money_is_back() {
    twin.aWebhook(receiver.url());
    var reply = holders.withdraw("usr_8821", "25.50");
    assertThat(reply.json().path("data").toString())
        .matches(
            ("\\{\"withdrawal_id\":\"cwd_\\d{13}_[0-9a-z]{6}\",\"yativo_card_id\":\"%s\","
                    + "\"amount\":25.50,\"amount_minor\":2550,\"currency\":\"USD\","
                    + "\"status\":\"initiated\",\"message\":\"[^\"]+\"}")
                .formatted(id));
    assertThat(holders.shown(id).at("/cards/0/status").asText()).isEqualTo("frozen");
    assertThat(holders.card(id, card, "unfreeze").at("/error_code"))
        .isEqualTo("INVALID_CARD_STATE");
    assertThat(holders.merchant(card, "authorize", "1").at("/status")).isEqualTo("declined");
    assertThat(holders.masterBalance("USD")).isEqualTo("0.00");
    twin.advance("PT3M");
    assertThat(holders.balances(id)).isEqualTo("7450 7450 0");
    assertThat(holders.masterBalance("USD")).isEqualTo("25.50");
    assertThat(holders.shown(id).at("/cards/0/status").asText()).isEqualTo("active");
    var types = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      types.add(receiver.next().event());
    }
    assertThat(types)
        .isEqualTo(
            List.of(
                "card.frozen",
                "transaction.declined",
                "card.withdrawal.settled",
                "master_wallet.withdrawal",
                "master_wallet.deposit",
                "customer.balance.updated",
                "card.unfrozen"));
  }

  @Test
  void the_older_pages_know_of_no_deposit_event() {
    holders.settings("{\"withdrawal_deposit_event\":false}");
    twin.aWebhook(receiver.url(), "master_wallet.deposit");
    holders.withdraw(id, "1");
    twin.advance("PT3M");
    assertThat(twin.effects("card_withdrawal_settled")).isEqualTo(1);
    assertThat(twin.deliveries()).isEmpty();
  }

  @Test
  void a_card_that_was_frozen_before_stays_frozen() {
    holders.card(id, card, "freeze");
    holders.withdraw(id, "1");
    twin.advance("PT3M");
    assertThat(holders.shown(id).at("/cards/0/status").asText()).isEqualTo("frozen");
    assertThat(holders.card(id, card, "unfreeze").at("/data/status")).isEqualTo("active");
  }

  @Test
  void of_two_withdrawals_the_later_one_unfreezes() {
    holders.withdraw(id, "60");
    twin.advance("PT1M");
    assertThat(holders.withdraw(id, "40.01").at("/error_code")).isEqualTo("INSUFFICIENT_BALANCE");
    holders.withdraw(id, "40");
    twin.advance("PT2M");
    assertThat(holders.shown(id).at("/cards/0/is_frozen").asBoolean()).isTrue();
    twin.advance("PT1M");
    assertThat(holders.shown(id).at("/cards/0/is_frozen").asBoolean()).isFalse();
    assertThat(holders.balances(id)).isEqualTo("0 0 0");
  }

  @Test
  void a_withdrawal_that_fails_leaves_the_money_where_it_was() {
    String withdrawal = holders.withdraw(id, "25").at("/data/withdrawal_id");
    var failed = twin.control("POST", "/card-withdrawals/" + withdrawal + "/fail", "");
    assertThat(failed.at("/status")).isEqualTo("failed");
    twin.advance("PT3M");
    assertThat(holders.balances(id)).isEqualTo("10000 10000 0");
    assertThat(holders.shown(id).at("/cards/0/is_frozen").asBoolean()).isFalse();
    assertThat(twin.effects("card_withdrawal_settled")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "usr_8821, 0, 400, INVALID_AMOUNT",
    "usr_8821, -1, 400, INVALID_AMOUNT",
    "usr_8821, 100.01, 422, INSUFFICIENT_BALANCE",
    "nobody, 1, 404, CUSTOMER_NOT_FOUND",
  })
  void an_order_that_cannot_be_carried_out_freezes_nothing(
      String who, String amount, int status, String code) {
    var reply = holders.withdraw(who, amount);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at("/error_code")).isEqualTo(code);
    assertThat(holders.shown(id).at("/cards/0/is_frozen").asBoolean()).isFalse();
  }

  @Test
  void what_is_held_cannot_be_withdrawn() {
    holders.authorized(card, "20");
    assertThat(holders.withdraw(id, "80.01").status()).isEqualTo(422);
    assertThat(holders.withdraw(id, "80").status()).isEqualTo(200);
  }

  @Test
  void an_email_counts_only_where_it_means_one_cardholder() {
    assertThat(holders.withdraw("ada@example.com", "1").status()).isEqualTo(200);
    holders.settings("{\"accept_duplicates\":true}");
    holders.onboard("ada@example.com", "usr_2");
    var reply = holders.withdraw("ada@example.com", "1");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/error_code")).isEqualTo("AMBIGUOUS_IDENTIFIER");
  }
}
