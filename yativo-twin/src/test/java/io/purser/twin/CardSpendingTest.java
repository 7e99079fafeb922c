package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardSpendingTest {
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
  void an_authorisation_holds_and_a_settlement_takes() {
    String spent = holders.authorized(card, "12.50").at("/transaction_id");
    assertThat(spent).matches("tx_[0-9a-f]{16}");
    assertThat(holders.balances(id)).isEqualTo("10000 8750 1250");
    var settled = holders.transaction(spent, "settle", "");
    assertThat(settled.at("/status")).isEqualTo("settled");
    assertThat(holders.balances(id)).isEqualTo("8750 8750 0");
  }

  @Test
  void more_may_be_taken_than_was_held_or_less() {
    String more = holders.authorized(card, "20").at("/transaction_id");
    holders.transaction(more, "settle", "23.00");
    assertThat(holders.balances(id)).isEqualTo("7700 7700 0");
    String less = holders.authorized(card, "20").at("/transaction_id");
    holders.transaction(less, "settle", "15.00");
    assertThat(holders.balances(id)).isEqualTo("6200 6200 0");
  }

  @Test
  void something_may_be_taken_that_was_never_held() {
    var settled = holders.merchant(card, "settle", "130");
    assertThat(settled.at("/status")).isEqualTo("settled");
    assertThat(settled.json().path("authorized_at").isNull()).isTrue();
    assertThat(holders.balances(id)).isEqualTo("-3000 -3000 0");
  }

  @Test
  void a_hold_may_grow_shrink_and_vanish() {
    String held = holders.authorized(card, "20").at("/transaction_id");
    holders.transaction(held, "increase", "5");
    assertThat(holders.balances(id)).isEqualTo("10000 7500 2500");
    assertThat(holders.transaction(held, "reverse", "10").at("/status"))
        .isEqualTo("partially_reversed");
    assertThat(holders.balances(id)).isEqualTo("10000 8500 1500");
    assertThat(holders.transaction(held, "reverse", "15.01").status()).isEqualTo(409);
    assertThat(holders.transaction(held, "reverse", "").at("/status")).isEqualTo("reversed");
    assertThat(holders.balances(id)).isEqualTo("10000 10000 0");
    assertThat(holders.transaction(held, "settle", "").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({"expire, expired", "fail, failed"})
  void a_hold_may_end_without_anything_taken(String does, String status) {
    String held = holders.authorized(card, "20").at("/transaction_id");
    assertThat(holders.transaction(held, does, "").at("/status")).isEqualTo(status);
    assertThat(holders.balances(id)).isEqualTo("10000 10000 0");
  }

  @Test
  void a_refund_is_a_transaction_of_its_own() {
    String spent = holders.authorized(card, "20").at("/transaction_id");
    assertThat(holders.transaction(spent, "refund", "").status()).isEqualTo(409);
    holders.transaction(spent, "settle", "");
    var refund = holders.transaction(spent, "refund", "7.50");
    assertThat(refund.at("/type")).isEqualTo("refund");
    assertThat(refund.at("/original_transaction_id")).isEqualTo(spent);
    assertThat(refund.at("/transaction_id")).isNotEqualTo(spent);
    assertThat(holders.balances(id)).isEqualTo("8750 8750 0");
  }

  @Test
  void in_another_currency_the_account_pays_at_the_rate_and_nothing_is_left_over() {
    var held =
        twin.control(
            "POST",
            "/cards/" + card + "/authorize",
            "{\"amount\":\"10.01\",\"currency\":\"GBP\",\"rate\":\"1.275\"}");
    assertThat(held.at("/currency")).isEqualTo("GBP");
    assertThat(held.at("/amount")).isEqualTo("10.01");
    assertThat(holders.balances(id)).isEqualTo("10000 8724 1276");
    String spent = held.at("/transaction_id");
    holders.transaction(spent, "reverse", "5.00");
    assertThat(holders.balances(id)).isEqualTo("10000 9361 639");
    holders.transaction(spent, "settle", "5.01");
    assertThat(holders.balances(id)).isEqualTo("9361 9361 0");
    holders.transaction(spent, "refund", "5.01");
    assertThat(holders.balances(id)).isEqualTo("10000 10000 0");
  }

  @Test
  void a_currency_needs_its_rate() {
    var reply =
        twin.control(
            "POST", "/cards/" + card + "/authorize", "{\"amount\":\"10\",\"currency\":\"GBP\"}");
    assertThat(reply.status()).isEqualTo(400);
  }

  @Test
  void what_cannot_be_spent_is_declined_and_moves_nothing() {
    assertThat(holders.merchant(card, "authorize", "100.01").at("/decline_reason"))
        .isEqualTo("INSUFFICIENT_FUNDS");
    holders.card(id, card, "freeze");
    assertThat(holders.merchant(card, "authorize", "1").at("/decline_reason"))
        .isEqualTo("CARD_FROZEN");
    holders.card(id, card, "lost");
    assertThat(holders.merchant(card, "authorize", "1").at("/decline_reason"))
        .isEqualTo("CARD_NOT_ACTIVE");
    assertThat(holders.merchant(card, "decline", "1").at("/decline_reason"))
        .isEqualTo("DO_NOT_HONOR");
    assertThat(holders.balances(id)).isEqualTo("10000 10000 0");
  }

  @Test
  void a_day_ends_where_its_limit_says() {
    String limits = Cardholders.BASE + id + "/wallet/limits";
    twin.provider("PUT", limits, "{\"dailyLimit\":30}", Map.of());
    twin.advance("P1D");
    holders.authorized(card, "20");
    assertThat(twin.get(limits).at("/data/limits/daily/remaining")).isEqualTo("10");
    assertThat(holders.merchant(card, "authorize", "10.01").at("/decline_reason"))
        .isEqualTo("LIMIT_EXCEEDED");
    twin.advance("P1D");
    assertThat(twin.get(limits).at("/data/limits/daily/used")).isEqualTo("0");
    holders.authorized(card, "20");
  }

  @Test
  void every_step_tells_and_every_movement_tells_the_balance() {
    twin.aWebhook(receiver.url());
    String spent = holders.authorized(card, "20").at("/transaction_id");
    holders.transaction(spent, "settle", "");
    holders.transaction(spent, "refund", "");
    holders.merchant(card, "decline", "1");
    var types = new ArrayList<String>();
    for (int i = 0; i < 7; i++) {
      var event = receiver.next().json();
      types.add(event.path("type").asText());
      var data = event.path("data");
      if (event.path("type").asText().equals("customer.balance.updated")) {
        assertThat(data.path("ledger_balance_minor").asLong())
            .isEqualTo(
                data.path("available_balance_minor").asLong()
                    + data.path("pending_balance_minor").asLong());
      } else {
        assertThat(data.path("external_customer_id").asText()).isEqualTo("usr_8821");
        assertThat(data.path("card_id").asText()).startsWith("card_token_");
      }
    }
    assertThat(types)
        .isEqualTo(
            List.of(
                "transaction.authorized",
                "customer.balance.updated",
                "transaction.settled",
                "customer.balance.updated",
                "transaction.refund.created",
                "customer.balance.updated",
                "transaction.declined"));
  }

  @Test
  void the_programmes_feed_shows_every_row_newest_first_by_the_cards_token() {
    String spent = holders.authorized(card, "20").at("/transaction_id");
    holders.merchant(card, "decline", "1");
    var feed = twin.get("/card-issuer/card-transactions");
    assertThat(feed.json().at("/data/transactions")).hasSize(2);
    assertThat(feed.at("/data/transactions/0/status")).isEqualTo("declined");
    assertThat(feed.json().at("/data/transactions/1").fieldNames())
        .toIterable()
        .containsExactly(
            "transaction_id",
            "yativo_card_id",
            "card_id",
            "type",
            "amount",
            "currency",
            "status",
            "merchant",
            "merchant_category",
            "merchant_city",
            "merchant_country",
            "authorized_at",
            "settled_at",
            "created_at");
    assertThat(feed.at("/data/transactions/1/card_id")).startsWith("card_token_");
    assertThat(feed.text()).doesNotContain(card).contains("\"amount\":20.00");
    var authorized = twin.get("/card-issuer/card-transactions?status=authorized&limit=1");
    assertThat(authorized.at("/data/transactions/0/transaction_id")).isEqualTo(spent);
    assertThat(authorized.json().at("/data/total").asInt()).isEqualTo(1);
    assertThat(twin.get("/card-issuer/card-transactions?customer_id=nobody").at("/data/total"))
        .isEqualTo("0");
    assertThat(twin.get("/card-issuer/card-transactions?status=lost").status()).isEqualTo(400);
  }

  @Test
  void one_cardholders_feed_leaves_out_whose_it_is() {
    holders.authorized(card, "20");
    var feed = twin.get("/card-issuer/customers/usr_8821/card-transactions");
    assertThat(feed.json().path("data").fieldNames())
        .toIterable()
        .containsExactly("customer_id", "currency", "transactions", "total", "page", "limit");
    assertThat(feed.at("/data/customer_id")).isEqualTo("usr_8821");
    var row = feed.json().at("/data/transactions/0");
    assertThat(row.has("yativo_card_id")).isFalse();
    assertThat(row.has("card_id")).isFalse();
  }

  @Test
  void read_from_the_chain_nothing_is_known_of_holds() {
    holders.authorized(card, "20");
    twin.control("POST", "/card-customers/" + id + "/balance", "{\"freshness\":\"on_chain\"}");
    var shown = holders.shown(id);
    assertThat(shown.path("balance_freshness").asText()).isEqualTo("on_chain");
    assertThat(shown.path("available_balance_minor").asLong()).isEqualTo(10_000);
    assertThat(shown.path("pending_balance").isNull()).isTrue();
    assertThat(shown.path("balance_updated_at").isNull()).isTrue();
    holders.merchant(card, "settle", "1");
    assertThat(holders.shown(id).path("balance_freshness").asText()).isEqualTo("realtime");
    assertThat(holders.balances(id)).isEqualTo("9900 7900 2000");
  }

  @Test
  void all_balances_add_up_by_currency() {
    holders.authorized(card, "20");
    var sums = twin.get("/card-issuer/customers/aggregate-balances");
    assertThat(sums.text())
        .contains(
            "{\"currency\":\"USD\",\"total_ledger_balance\":100.00,"
                + "\"total_available_balance\":80.00,\"total_pending_balance\":20.00,"
                + "\"customer_count\":1,\"realtime_count\":1,\"on_chain_count\":0}")
        .contains("\"total_customers\":1,\"customers_with_wallets\":1,\"fetched_at\":\"");
  }
}
