package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterWalletTest {
  private static final String SWAP =
      "{\"from_currency\":\"USD\",\"to_currency\":\"EUR\",\"amount\":100}";

  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void a_deposit_raises_the_dollars_and_is_told() {
    twin.aWebhook(receiver.url());
    holders.masterWalletGets("1000.00");
    assertThat(twin.get("/card-issuer/wallets").text())
        .contains("{\"chain\":\"SOL\",\"address\":\"", "\"address\":\"xdc")
        .contains(
            "{\"currency\":\"USD\",\"available_balance\":1000.00,"
                + "\"available_balance_minor\":100000,\"pending_balance\":0.00}");
    var event = receiver.next().json();
    assertThat(event.path("type").asText()).isEqualTo("master_wallet.deposit");
    assertThat(event.path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "program_id", "chain", "token", "currency", "amount", "amount_minor", "tx_hash");
    assertThat(event.at("/data/program_id").asText())
        .isEqualTo(twin.get("/card-issuer/status").at("/data/id"));
  }

  @Test
  void a_swap_takes_dollars_at_once_and_brings_euros_later() {
    holders.masterWalletGets("150");
    twin.aWebhook(receiver.url());
    var swap = twin.post("/card-issuer/swap", SWAP);
    assertThat(swap.json().path("data").toString())
        .matches(
            "\\{\"swap_id\":\"swp_[0-9a-z_]+\",\"status\":\"submitted\",\"from_currency\":\"USD\","
                + "\"to_currency\":\"EUR\",\"from_amount\":100.00,\"to_amount\":91.40,"
                + "\"rate\":0.914}");
    assertThat(holders.masterBalance("USD")).isEqualTo("50.00");
    assertThat(holders.masterBalance("EUR")).isEqualTo("0.00");
    assertThat(twin.get("/card-issuer/wallets").at("/data/balances/1/pending_balance"))
        .isEqualTo("91.40");
    twin.advance("PT1M");
    assertThat(holders.masterBalance("EUR")).isEqualTo("91.40");
    assertThat(receiver.next().json().at("/data/status").asText()).isEqualTo("submitted");
    assertThat(receiver.next().json().at("/data/status").asText()).isEqualTo("completed");
  }

  @Test
  void a_swap_that_fails_gives_the_dollars_back() {
    holders.masterWalletGets("150");
    String swap = twin.post("/card-issuer/swap", SWAP).at("/data/swap_id");
    assertThat(twin.control("POST", "/swaps/" + swap + "/fail", "").status()).isEqualTo(200);
    twin.advance("PT1M");
    assertThat(holders.masterBalance("USD")).isEqualTo("150.00");
    assertThat(holders.masterBalance("EUR")).isEqualTo("0.00");
    assertThat(twin.control("POST", "/swaps/" + swap + "/complete", "").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource({
    "USD, EUR, 150.01, 422, INSUFFICIENT_BALANCE",
    "USD, EUR, 0, 400, INVALID_AMOUNT",
    "EUR, USD, 1, 400, INVALID_CURRENCY",
    "USD, USD, 1, 400, INVALID_CURRENCY",
    "USD, CHF, 1, 400, INVALID_CURRENCY",
  })
  void a_swap_that_cannot_be_carried_out_takes_nothing(
      String from, String to, String amount, int status, String code) {
    holders.masterWalletGets("150");
    var reply =
        twin.post(
            "/card-issuer/swap",
            "{\"from_currency\":\"%s\",\"to_currency\":\"%s\",\"amount\":%s}"
                .formatted(from, to, amount));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.at("/error_code")).isEqualTo(code);
    assertThat(holders.masterBalance("USD")).isEqualTo("150.00");
  }

  @Test
  void the_history_shows_all_that_moved_it_newest_first() {
    holders.masterWalletGets("150");
    twin.advance("PT1S");
    twin.post("/card-issuer/swap", SWAP);
    twin.advance("PT1M");
    String id = holders.ready();
    holders.fund("{\"card_id\":\"" + id + "\",\"amount\":10}");
    twin.advance("PT1S");
    holders.withdraw(id, "1");
    var history = twin.get("/card-issuer/master-wallet/transactions");
    assertThat(history.json().at("/data/transactions").findValuesAsText("type"))
        .containsExactly("withdrawal", "customer_funding", "swap", "deposit");
    assertThat(history.json().at("/data/transactions/0").fieldNames())
        .toIterable()
        .containsExactly("id", "type", "currency", "amount", "status", "tx_hash", "created_at");
    assertThat(history.at("/data/transactions/0/status")).isEqualTo("initiated");
  }

  @Test
  void the_card_routes_keep_to_their_scopes() {
    var account = twin.control("POST", "/accounts", "{\"scopes\":[\"read\",\"write\"]}");
    var headers =
        Map.of(
            "Authorization",
            "Bearer " + twin.token(account.at("/api_key"), account.at("/api_secret")));
    for (String route :
        new String[] {
          "/card-issuer/fund-customer", "/card-issuer/withdraw-from-card", "/card-issuer/swap"
        }) {
      var reply = twin.post(route, "{}", headers);
      assertThat(reply.status()).as(route).isEqualTo(403);
      assertThat(reply.at("/error_code")).as(route).isEqualTo("FORBIDDEN");
    }
  }
}
