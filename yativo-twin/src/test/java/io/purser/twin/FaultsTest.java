package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final String CREATE = "/customers/create-customer";
  private static final String ROUTE = "POST " + CREATE;
  private static final String ADA = "{\"email\":\"ada@example.com\"}";

  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void a_delay_holds_the_answer_back_and_then_lets_it_go() {
    String fault = twin.aFault(ROUTE, "delay", ",\"ms\":80");
    long start = System.nanoTime();
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThan(80_000_000L);
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_delay_may_come_after_the_effect() {
    String fault = twin.aFault(ROUTE, "delay", ",\"ms\":50,\"at\":\"after_commit\"");
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(200);
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_reset_before_the_commit_leaves_no_effect() throws IOException {
    String fault = twin.aFault(ROUTE, "reset_before_commit");
    var end = RawSocket.send(twin.twin().port(), RawSocket.post(twin, CREATE, ADA));
    assertThat(end).isEqualTo(new RawSocket.End("", true));
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isZero();
    assertThat(lastRequest().path("cut").asText()).isEqualTo("reset");
    assertThat(lastRequest().path("status").isNull()).isTrue();
  }

  @Test
  void a_reset_after_the_commit_leaves_the_effect() throws IOException {
    String fault = twin.aFault(ROUTE, "reset_after_commit");
    var end = RawSocket.send(twin.twin().port(), RawSocket.post(twin, CREATE, ADA));
    assertThat(end).isEqualTo(new RawSocket.End("", true));
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isEqualTo(1);
  }

  @Test
  void half_an_answer_ends_in_the_middle_of_its_body() throws IOException {
    String fault = twin.aFault(ROUTE, "half_answer");
    var end = RawSocket.send(twin.twin().port(), RawSocket.post(twin, CREATE, ADA));
    assertThat(end.received()).startsWith("HTTP/1.1 200").contains("\"customer_id\"");
    assertThat(end.received()).doesNotEndWith("}");
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isEqualTo(1);
    assertThat(lastRequest().path("cut").asText()).isEqualTo("half");
  }

  @Test
  void an_endless_answer_goes_on_for_as_long_as_the_client_reads() throws IOException {
    String fault = twin.aFault(ROUTE, "endless_answer", ",\"commit\":true");
    long enough = 4L << 20;
    var request = RawSocket.post(twin, CREATE, ADA);
    assertThat(RawSocket.readAndLeave(twin.twin().port(), request, enough))
        .isGreaterThanOrEqualTo(enough);
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isEqualTo(1);
    assertThat(lastRequest().path("cut").asText()).isEqualTo("endless");
  }

  @Test
  void an_endless_answer_may_be_slow_and_without_effect() throws IOException {
    twin.aFault(ROUTE, "endless_answer", ",\"pause_ms\":20");
    long begin = System.nanoTime();
    RawSocket.readAndLeave(twin.twin().port(), RawSocket.post(twin, CREATE, ADA), 4_096);
    assertThat(System.nanoTime() - begin).isGreaterThan(60_000_000L);
    assertThat(twin.effects("customer_created")).isZero();
  }

  @Test
  void an_error_before_the_commit_leaves_no_effect() {
    String fault = twin.aFault(ROUTE, "error_before_commit", ",\"status\":502");
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(502);
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isZero();
  }

  @Test
  void an_error_after_the_commit_hides_the_effect() {
    String fault = twin.aFault(ROUTE, "error_after_commit");
    var reply = twin.post(CREATE, ADA);
    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.at("/error")).isEqualTo("internal_error");
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isEqualTo(1);
  }

  @Test
  void a_page_of_html_comes_with_200() {
    String fault = twin.aFault(ROUTE, "html_200");
    var reply = twin.post(CREATE, ADA);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/html");
    assertThat(reply.text()).startsWith("<!doctype html>");
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isZero();
  }

  @Test
  void an_error_comes_with_200_and_may_hide_an_effect() {
    String fault = twin.aFault(ROUTE, "error_200", ",\"commit\":true");
    var reply = twin.post(CREATE, ADA);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.at("/error")).isEqualTo("internal_error");
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isEqualTo(1);
  }

  @Test
  void a_fault_for_every_route_strikes_the_token_exchange_too() {
    String fault = twin.aFault("*", "rate_limited");
    String url = twin.twin().baseUrl() + "/auth/token";
    assertThat(twin.send("POST", url, "{}", Map.of()).status()).isEqualTo(429);
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
  }

  @Test
  void a_rate_limit_is_reported_as_the_provider_reports_it() {
    String fault = twin.aFault(ROUTE, "rate_limited", ",\"retry_after\":12");
    var reply = twin.post(CREATE, ADA);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isEqualTo("12");
    assertThat(reply.text())
        .isEqualTo(
            "{\"error\":\"rate_limit_exceeded\",\"message\":\"Too many requests. Please wait"
                + " before retrying.\",\"retry_after\":12}");
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_redirect_points_where_it_was_told() {
    String fault =
        twin.aFault(ROUTE, "redirect", ",\"location\":\"https://elsewhere.example.com/\"");
    var reply = twin.post(CREATE, ADA);
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.header("Location")).isEqualTo("https://elsewhere.example.com/");
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void an_answer_may_be_about_another_customer() {
    String grace = twin.aCustomer("grace@example.com");
    String fault = twin.aFault(ROUTE, "other_customer");
    var reply = twin.post(CREATE, ADA);
    assertThat(reply.at("/id")).isEqualTo(grace);
    assertThat(reply.at("/email")).isEqualTo("grace@example.com");
    assertThat(twin.hits(fault)).isEqualTo(1);
    assertThat(twin.effects("customer_created")).isEqualTo(2);
  }

  @Test
  void another_customers_wallet_has_another_address() {
    String ada = twin.aCustomer("ada@example.com");
    var wallet = twin.aWallet(ada);
    String fault = twin.aFault("POST /assets/get-customer-assets", "other_customer");
    var reply = twin.post("/assets/get-customer-assets", "{\"customer_id\":\"" + ada + "\"}");
    assertThat(reply.at("/data/0/customer_id")).isNotEqualTo(ada);
    assertThat(reply.at("/data/0/address")).isNotEqualTo(wallet.path("address").asText());
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_fault_with_nothing_to_act_on_has_not_struck() {
    String fault = twin.aFault("GET /assets/get-all-assets", "other_customer");
    assertThat(twin.get("/assets/get-all-assets").status()).isEqualTo(200);
    assertThat(twin.hits(fault)).isZero();
    assertThat(lastRequest().path("fault").isNull()).isTrue();
  }

  @Test
  void an_idempotency_key_may_be_overlooked() {
    var wallet = twin.aWallet(twin.aCustomer());
    twin.deposit(wallet, "250");
    String fault = twin.aFault("POST /transactions/send-funds", "ignore_idempotency_key");
    var key = Map.of("Idempotency-Key", "transfer-1");
    var order = order(wallet.path("account").asText(), wallet.path("id").asText());
    twin.post("/transactions/send-funds", order.toString(), key);
    assertThat(twin.hits(fault)).isEqualTo(1);
    twin.post("/transactions/send-funds", order.toString(), key);
    twin.post("/transactions/send-funds", order.toString(), key);
    assertThat(twin.effects("funds_sent")).isEqualTo(2);
  }

  @Test
  void a_good_token_may_be_called_bad() {
    String fault = twin.aFault("GET /accounts/get-accounts", "unauthorized");
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(401);
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
    assertThat(twin.hits(fault)).isEqualTo(1);
  }

  @Test
  void a_fault_strikes_as_often_as_it_was_told_and_only_where_its_text_is_found() {
    String fault =
        twin.aFault(
            ROUTE, "error_before_commit", ",\"times\":2,\"body_contains\":\"ada@example.com\"");
    assertThat(twin.post(CREATE, "{\"email\":\"grace@example.com\"}").status()).isEqualTo(200);
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(503);
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(503);
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(200);
    assertThat(twin.hits(fault)).isEqualTo(2);
  }

  @Test
  void a_fault_without_an_end_strikes_until_it_is_removed() {
    String fault = twin.aFault(ROUTE, "error_before_commit", ",\"times\":0");
    for (int i = 0; i < 5; i++) {
      assertThat(twin.post(CREATE, ADA).status()).isEqualTo(503);
    }
    assertThat(twin.control("DELETE", "/faults/" + fault, "").status()).isEqualTo(200);
    assertThat(twin.post(CREATE, ADA).status()).isEqualTo(200);
  }

  private JsonNode lastRequest() {
    var requests = twin.control("/requests").json().path("requests");
    return requests.get(requests.size() - 1);
  }

  private static ObjectNode order(String account, String wallet) {
    return Json.object()
        .put("account", account)
        .put("assets", wallet)
        .put("receiving_address", "7xKXtg2CW87d97TXJSDpbD5jBkheTqA83TZRuJosgAsU")
        .put("amount", 5)
        .put("type", "USDC_SOL")
        .put("chain", "solana")
        .put("category", "payment");
  }
}
