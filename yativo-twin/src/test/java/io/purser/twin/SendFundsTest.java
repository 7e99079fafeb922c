package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SendFundsTest {
  private static final String SOMEWHERE = "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU";

  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void a_send_answers_with_its_id_its_hash_and_its_fees() {
    var reply = send(funded("250"), "100", Map.of());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.at("/message")).isEqualTo("Transaction Created Successfully");
    assertThat(reply.at("/data/transaction_id")).matches("txn_[0-9A-HJKMNP-TV-Z]{26}");
    assertThat(reply.json().path("data").fieldNames())
        .toIterable()
        .containsExactly(
            "transaction_id",
            "transaction_hash",
            "gas_tx_hash",
            "platform_fee_tx_hash",
            "gas_amount",
            "platform_fee",
            "gas_funding_markup",
            "total_fee",
            "fee_breakdown");
    assertThat(reply.at("/data/platform_fee")).isEqualTo("0.50000000");
  }

  @Test
  void a_send_is_pending_until_the_business_clock_completes_it() {
    var wallet = funded("250");
    String id = send(wallet, "100", Map.of()).at("/data/transaction_id");
    assertThat(status(id)).isEqualTo("pending");
    twin.advance("PT14S");
    assertThat(status(id)).isEqualTo("pending");
    twin.advance("PT5S");
    assertThat(status(id)).isEqualTo("completed");
    assertThat(balance(wallet)).isEqualTo("150");
  }

  @Test
  void the_same_key_and_body_replay_the_first_answer_byte_for_byte() {
    var wallet = funded("250");
    var key = Map.of("Idempotency-Key", "transfer-1");
    var first = send(wallet, "100", key);
    var second = send(wallet, "100", key);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(twin.effects("funds_sent")).isEqualTo(1);
    assertThat(balance(wallet)).isEqualTo("150");
  }

  @Test
  void the_same_key_with_another_body_is_a_conflict_that_names_the_transaction() {
    var wallet = funded("250");
    var key = Map.of("Idempotency-Key", "transfer-1");
    String first = send(wallet, "100", key).at("/data/transaction_id");
    var second = send(wallet, "99", key);
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.at("/error")).isEqualTo("conflict");
    assertThat(second.at("/details/existing_transaction_id")).isEqualTo(first);
    assertThat(twin.effects("funds_sent")).isEqualTo(1);
  }

  @Test
  void without_a_key_every_send_is_another_transfer() {
    var wallet = funded("250");
    send(wallet, "100", Map.of());
    send(wallet, "100", Map.of());
    assertThat(twin.effects("funds_sent")).isEqualTo(2);
  }

  @Test
  void a_key_is_forgotten_after_a_day_of_the_business_clock() {
    var wallet = funded("250");
    var key = Map.of("Idempotency-Key", "transfer-1");
    send(wallet, "100", key);
    twin.advance("PT23H");
    send(wallet, "100", key);
    assertThat(twin.effects("funds_sent")).isEqualTo(1);
    twin.advance("PT1H");
    send(wallet, "100", key);
    assertThat(twin.effects("funds_sent")).isEqualTo(2);
  }

  @Test
  void more_than_the_balance_is_unprocessable_and_the_key_stays_free() {
    var wallet = funded("10");
    var key = Map.of("Idempotency-Key", "transfer-1");
    var reply = send(wallet, "100", key);
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.at("/error")).isEqualTo("insufficient_balance");
    twin.deposit(wallet, "100");
    assertThat(send(wallet, "100", key).status()).isEqualTo(200);
  }

  @Test
  void a_failed_send_gives_the_money_back_and_says_why() {
    var wallet = funded("250");
    String id = send(wallet, "100", Map.of()).at("/data/transaction_id");
    var failed =
        twin.control("POST", "/transactions/" + id + "/fail", "{\"reason\":\"out of gas\"}");
    assertThat(failed.at("/status")).isEqualTo("failed");
    assertThat(balance(wallet)).isEqualTo("250");
    twin.advance("PT1H");
    assertThat(status(id)).isEqualTo("failed");
    assertThat(twin.control("POST", "/transactions/" + id + "/confirm", "").status())
        .isEqualTo(409);
  }

  @Test
  void a_send_to_a_wallet_of_the_twin_arrives_there() {
    var from = funded("250");
    var to = twin.aWallet(twin.aCustomer("grace@example.com"));
    var order = order(from, "100").put("receiving_address", to.path("address").asText());
    assertThat(twin.post("/transactions/send-funds", order.toString()).status()).isEqualTo(200);
    twin.advance("PT1M");
    var reply =
        twin.post(
            "/assets/get-customer-assets",
            Json.object().put("customer_id", to.path("customer_id").asText()).toString());
    assertThat(reply.at("/data/0/balance")).isEqualTo("100");
  }

  @Test
  void an_order_that_does_not_fit_its_wallet_is_refused_member_by_member() {
    var wallet = funded("250");
    var order =
        order(wallet, "0.0000001")
            .put("type", "SOL")
            .put("receiving_address", "0x0")
            .put("account", "nobody")
            .put("use_self_funding", true);
    var reply = twin.post("/transactions/send-funds", order.toString());
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("details").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "account", "type", "receiving_address", "use_self_funding", "amount");
  }

  @Test
  void an_astronomical_exponent_is_just_a_bad_amount() {
    var wallet = funded("250");
    String order = order(wallet, "1").toString().replace("\"amount\":1", "\"amount\":1e999999999");
    assertThat(twin.post("/transactions/send-funds", order).status()).isEqualTo(400);
  }

  @Test
  void an_unknown_wallet_is_not_found() {
    var order = order(funded("250"), "1").put("assets", "0123456789abcdef01234567");
    var reply = twin.post("/transactions/send-funds", order.toString());
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.at("/message"))
        .isEqualTo("Asset with ID '0123456789abcdef01234567' not found");
  }

  @Test
  void transactions_can_be_filtered() {
    var wallet = funded("250");
    String id = send(wallet, "100", Map.of()).at("/data/transaction_id");
    var pending = twin.post("/transactions/get-transactions", "{\"status\":\"pending\"}");
    assertThat(pending.json().path("data")).hasSize(1);
    assertThat(pending.at("/data/0/transaction_id")).isEqualTo(id);
    assertThat(pending.at("/data/0/to_address")).isEqualTo(SOMEWHERE);
    var all = twin.post("/transactions/get-transactions", "");
    assertThat(all.json().path("data")).hasSize(2);
    assertThat(all.at("/data/1/type")).isEqualTo("deposit");
  }

  @Test
  void gas_is_estimated_for_a_chain_and_a_priority() {
    var reply =
        twin.post(
            "/transactions/get-gas-price",
            "{\"chainType\":\"ethereum\",\"priority\":\"medium\",\"token_symbol\":\"USDC\"}");
    assertThat(reply.at("/data/inputChain")).isEqualTo("ETHEREUM");
    assertThat(reply.at("/data/chain")).isEqualTo("ETH");
    assertThat(reply.json().at("/data/estimatedFee").isNumber()).isTrue();
    assertThat(reply.at("/data/breakdown/gas_cost_usd")).isEqualTo("3.81600000");
    assertThat(twin.post("/transactions/get-gas-price", "{}").status()).isEqualTo(400);
  }

  private JsonNode funded(String amount) {
    var wallet = twin.aWallet(twin.aCustomer());
    assertThat(twin.deposit(wallet, amount).status()).isEqualTo(201);
    return wallet;
  }

  private Reply send(JsonNode wallet, String amount, Map<String, String> headers) {
    return twin.post("/transactions/send-funds", order(wallet, amount).toString(), headers);
  }

  private static ObjectNode order(JsonNode wallet, String amount) {
    return Json.object()
        .put("account", wallet.path("account").asText())
        .put("assets", wallet.path("id").asText())
        .put("receiving_address", SOMEWHERE)
        .put("amount", new BigDecimal(amount))
        .put("type", wallet.path("ticker").asText())
        .put("chain", wallet.path("chain").asText())
        .put("category", "payment");
  }

  private String status(String id) {
    return twin.post("/transactions/get-transactions", "{\"transaction_id\":\"" + id + "\"}")
        .at("/data/0/status");
  }

  private String balance(JsonNode wallet) {
    return twin.post(
            "/assets/get-customer-assets",
            Json.object().put("customer_id", wallet.path("customer_id").asText()).toString())
        .at("/data/0/balance");
  }
}
