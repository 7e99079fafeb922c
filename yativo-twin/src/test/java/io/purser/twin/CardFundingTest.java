package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardFundingTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  @AutoClose final Receiver receiver = Receiver.start();
  private final Cardholders holders = new Cardholders(twin);

  @Test
  void dollars_are_there_at_once_and_free() {
    String id = holders.ready();
    holders.masterWalletGets("50");
    twin.aWebhook(receiver.url());
    var reply = holders.fund("{\"card_id\":\"" + id + "\",\"amount\":10}");
    assertThat(reply.text())
        .matches(
            "\\{\"success\":true,\"message\":\"Customer funded successfully\",\"data\":"
                + "\\{\"transfer_id\":\"bridge_\\d{13}_[0-9a-f]{12}\",\"status\":\"completed\","
                + "\"source\":\\{\"chain\":\"SOL\",\"amount\":10.00},"
                + "\"destination\":\\{\"token\":\"USD\"},\"pricing_mode\":\"send_x\","
                + "\"estimated_amount\":\"10.000000\",\"estimated_time\":\"immediate\"}}");
    assertThat(holders.balances(id)).isEqualTo("1000 1000 0");
    assertThat(holders.masterBalance("USD")).isEqualTo("40.00");
    assertThat(twin.effects("customer_funded")).isEqualTo(1);
    assertThat(types(3))
        .isEqualTo(
            List.of(
                "master_wallet.customer_funded", "customer.funded", "customer.balance.updated"));
  }

  @ParameterizedTest
  @CsvSource({"receive_x, 201.80, 200.00", "send_x, 200.00, 198.21"})
  void another_currency_takes_a_while_and_costs_something(
      String mode, String paid, String credited) {
    holders.settings("{\"card_currency\":\"EUR\"}");
    String id = holders.ready();
    holders.masterWalletGets("500");
    twin.aWebhook(receiver.url());
    var reply =
        holders.fund(
            "{\"external_id\":\"usr_8821\",\"amount\":200,\"pricing_mode\":\"" + mode + "\"}");
    assertThat(reply.at("/data/bridge_id")).startsWith("bridge_");
    assertThat(reply.at("/data/status")).isEqualTo("initiated");
    assertThat(reply.at("/data/source/amount")).isEqualTo(paid);
    assertThat(reply.at("/data/destination/amount")).isEqualTo(credited);
    assertThat(holders.balances(id)).isEqualTo("0 0 0");
    twin.advance("PT2M");
    assertThat(holders.shown(id).path("ledger_balance").asText()).isEqualTo(credited);
    assertThat(types(3))
        .isEqualTo(
            List.of(
                "master_wallet.customer_funded", "customer.funded", "customer.balance.updated"));
  }

  @Test
  void a_funding_that_fails_gives_the_money_back() {
    holders.settings("{\"funding\":\"asynchronous\"}");
    String id = holders.ready();
    holders.masterWalletGets("50");
    twin.aWebhook(receiver.url());
    var reply = holders.fund("{\"card_id\":\"" + id + "\",\"amount\":10}");
    String funding = reply.at("/data/bridge_id");
    assertThat(holders.masterBalance("USD")).isEqualTo("40.00");
    var failed = twin.control("POST", "/fundings/" + funding + "/fail", "{\"reason\":\"no\"}");
    assertThat(failed.at("/status")).isEqualTo("failed");
    assertThat(holders.masterBalance("USD")).isEqualTo("50.00");
    var event = receiver.next().json();
    assertThat(event.path("type").asText()).isEqualTo("customer.funding.failed");
    assertThat(event.at("/data/reason").asText()).isEqualTo("no");
    twin.advance("PT1H");
    assertThat(holders.balances(id)).isEqualTo("0 0 0");
    assertThat(twin.control("POST", "/fundings/" + funding + "/complete", "").status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"card_id\":\"ID\",\"amount\":4.99} | 400 | INVALID_AMOUNT",
        "{\"card_id\":\"ID\",\"amount\":\"10\"} | 400 | INVALID_AMOUNT",
        "{\"card_id\":\"ID\",\"amount\":10.001} | 400 | INVALID_AMOUNT",
        "{\"amount\":10} | 400 | IDENTIFIER_REQUIRED",
        "{\"card_id\":\"ID\",\"email\":\"ada@example.com\",\"amount\":10} | 400 | MULTIPLE_IDENTIFIERS",
        "{\"card_id\":\"ID\",\"amount\":10,\"pricing_mode\":\"exact\"} | 400 | INVALID_PRICING_MODE",
        "{\"card_id\":\"nobody\",\"amount\":10} | 404 | CUSTOMER_NOT_FOUND",
        "{\"card_id\":\"ID\",\"amount\":50.01} | 422 | INSUFFICIENT_BALANCE",
      })
  void an_order_that_cannot_be_carried_out_moves_nothing(String order, int status, String code) {
    String id = holders.ready();
    holders.masterWalletGets("50");
    var reply = holders.fund(order.replace("ID", id));
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.at("/error_code")).isEqualTo(code);
    assertThat(holders.masterBalance("USD")).isEqualTo("50.00");
    assertThat(twin.effects("customer_funding_initiated")).isZero();
  }

  @Test
  void nobody_is_funded_before_their_account_is_there() {
    String id = holders.approved();
    holders.masterWalletGets("50");
    var reply = holders.fund("{\"card_id\":\"" + id + "\",\"amount\":10}");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.at("/error_code")).isEqualTo("WALLET_NOT_READY");
  }

  @Test
  void without_a_master_wallet_nothing_is_funded_or_withdrawn() {
    String id = holders.ready();
    holders.programme("{\"funding_structure\":\"non_master\"}");
    assertThat(holders.fund("{\"card_id\":\"" + id + "\",\"amount\":10}").at("/error_code"))
        .isEqualTo("MASTER_WALLET_REQUIRED");
    assertThat(holders.withdraw(id, "1").at("/error_code")).isEqualTo("MASTER_WALLET_REQUIRED");
    assertThat(twin.get("/card-issuer/wallets").status()).isEqualTo(403);
  }

  @Test
  void an_answer_that_is_lost_has_funded_and_no_key_prevents_a_second_time() {
    String id = holders.ready();
    holders.masterWalletGets("50");
    twin.aFault("POST /card-issuer/fund-customer", "error_after_commit");
    String order = "{\"card_id\":\"" + id + "\",\"amount\":10}";
    assertThat(holders.fund(order).status()).isEqualTo(500);
    assertThat(holders.balances(id)).isEqualTo("1000 1000 0");
    holders.fund(order);
    assertThat(twin.effects("customer_funded")).isEqualTo(2);
  }

  @Test
  void the_history_of_fundings_is_newest_first_and_can_be_filtered() {
    holders.settings("{\"funding\":\"asynchronous\"}");
    String id = holders.ready();
    holders.masterWalletGets("50");
    String first = holders.fund("{\"card_id\":\"" + id + "\",\"amount\":10}").at("/data/bridge_id");
    twin.advance("PT2M");
    String second =
        holders.fund("{\"card_id\":\"" + id + "\",\"amount\":11}").at("/data/bridge_id");
    var history = twin.get("/card-issuer/funding-history?customer_id=usr_8821");
    assertThat(history.at("/data/fundings/0/bridge_id")).isEqualTo(second);
    assertThat(history.at("/data/fundings/1/bridge_id")).isEqualTo(first);
    assertThat(history.at("/data/fundings/1/yativo_card_id")).isEqualTo(id);
    assertThat(history.json().at("/data/fundings/0/completed_at").isNull()).isTrue();
    assertThat(twin.get("/card-issuer/funding-history?status=completed").at("/data/total"))
        .isEqualTo("1");
  }

  private List<String> types(int count) {
    var types = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      types.add(receiver.next().event());
    }
    return types;
  }
}
