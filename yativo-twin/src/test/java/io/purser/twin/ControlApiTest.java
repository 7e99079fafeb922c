package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlApiTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void the_twin_shows_itself_at_a_glance() {
    twin.aCustomer();
    var reply = twin.control("");
    assertThat(reply.members())
        .containsExactly("name", "version", "clock", "settings", "counts", "provider_routes");
    assertThat(reply.json().at("/counts/customers").asInt()).isEqualTo(1);
    assertThat(twin.control("/health").text()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  void a_reset_forgets_all_but_the_credentials() {
    String token = twin.token();
    twin.aCustomer();
    twin.aFault("*", "delay", ",\"ms\":5");
    twin.control("PATCH", "/settings", "{\"accept_duplicates\":true,\"clock_speed\":0}");
    twin.control("POST", "/accounts", "{}");
    twin.advance("P30D");
    var reply = twin.control("POST", "/reset", "");
    assertThat(reply.json().at("/counts/customers").asInt()).isZero();
    assertThat(reply.json().at("/counts/faults").asInt()).isZero();
    assertThat(reply.json().at("/counts/accounts").asInt()).isEqualTo(1);
    assertThat(reply.json().at("/settings/accept_duplicates").asBoolean(true)).isFalse();
    assertThat(reply.json().at("/clock/speed").asDouble()).isEqualTo(1);
    assertThat(twin.token()).isEqualTo(token);
    assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
  }

  @Test
  void every_request_is_in_the_ledger_with_its_secrets_masked() {
    String token = twin.token();
    twin.post(
        "/customers/create-customer",
        "{\"email\":\"ada@example.com\"}",
        Map.of("Idempotency-Key", "key-1"));
    var all = twin.control("/requests");
    assertThat(all.json().path("total").asInt()).isEqualTo(2);
    assertThat(all.text()).doesNotContain(twin.twin().apiSecret()).doesNotContain(token);
    assertThat(all.at("/requests/0/body/api_secret")).isEqualTo("***");
    assertThat(all.at("/requests/0/body/api_key")).matches("yativo_[0-9a-f]{4}…");
    var created = twin.control("/requests?route=POST%20/customers/create-customer");
    assertThat(created.json().path("total").asInt()).isEqualTo(1);
    var row = created.json().at("/requests/0");
    assertThat(row.path("status").asInt()).isEqualTo(200);
    assertThat(row.path("account_id").asText()).isEqualTo("platform_default");
    assertThat(row.path("idempotency_key").asText()).isEqualTo("key-1");
    assertThat(row.at("/body/email").asText()).isEqualTo("ada@example.com");
    assertThat(twin.control("/requests?after=" + row.path("number").asText()).at("/total"))
        .isEqualTo("0");
  }

  @Test
  void every_effect_is_counted_and_names_the_request_that_caused_it() {
    String customer = twin.aCustomer();
    twin.aWallet(customer);
    twin.aWallet(customer, "polygon", "USDT");
    var all = twin.control("/effects");
    assertThat(all.json().at("/counts/wallet_created").asInt()).isEqualTo(2);
    assertThat(all.json().at("/counts/customer_created").asInt()).isEqualTo(1);
    var made = twin.control("/effects?kind=customer_created").json().at("/effects/0");
    assertThat(made.path("natural_key").asText()).isEqualTo("ada@example.com");
    assertThat(made.path("resource_id").asText()).isEqualTo(customer);
    long request = made.path("request").asLong();
    var cause = twin.control("/requests?after=" + (request - 1) + "&limit=1");
    assertThat(cause.at("/requests/0/path")).endsWith("/customers/create-customer");
  }

  @Test
  void a_deposit_may_stop_at_being_seen_and_be_confirmed_later() {
    var wallet = twin.aWallet(twin.aCustomer());
    var seen =
        twin.control(
            "POST",
            "/wallets/" + wallet.path("id").asText() + "/deposits",
            "{\"amount\":\"25.00\",\"stop_at\":\"detected\",\"tx_hash\":\"hash-1\"}");
    assertThat(seen.status()).isEqualTo(201);
    assertThat(seen.at("/status")).isEqualTo("pending");
    assertThat(seen.at("/balance")).isEqualTo("0");
    String id = seen.at("/transaction_id");
    var confirmed = twin.control("POST", "/transactions/" + id + "/confirm", "");
    assertThat(confirmed.at("/status")).isEqualTo("completed");
    assertThat(confirmed.at("/balance")).isEqualTo("25.00");
    assertThat(confirmed.at("/tx_hash")).isEqualTo("hash-1");
    assertThat(twin.control("/transactions/" + id).at("/status")).isEqualTo("completed");
    assertThat(twin.control("POST", "/transactions/" + id + "/fail", "").status()).isEqualTo(409);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PATCH | /settings | {\"accept_dupes\":true}",
        "PATCH | /settings | {\"accept_duplicates\":\"yes\"}",
        "PATCH | /settings | {\"quota\":{\"per_minute\":1}}",
        "PATCH | /settings | {\"quota\":{\"per_minute\":1,\"per_hour\":1,\"per_day\":1,\"x\":1}}",
        "PATCH | /settings | {\"clock_speed\":-1}",
        "PATCH | /settings | {\"renamed_members\":{\"GET /no/such\":{}}}",
        "PATCH | /settings | {\"renamed_members\":{\"webhook\":{\"type\":1}}}",
        "PATCH | /settings | {\"card_currency\":\"CHF\"}",
        "PATCH | /accounts/platform_default/programme | {\"status\":\"maybe\"}",
        "PATCH | /settings | not json",
        "POST | /faults | {\"route\":\"*\",\"kind\":\"gremlins\"}",
        "POST | /faults | {\"route\":\"POST /no/such\",\"kind\":\"half_answer\"}",
        "POST | /faults | {\"route\":\"webhook\",\"kind\":\"half_answer\"}",
        "POST | /faults | {\"route\":\"*\",\"kind\":\"lost\"}",
        "POST | /faults | {\"route\":\"*\",\"kind\":\"delay\"}",
        "POST | /faults | {\"route\":\"*\",\"kind\":\"half_answer\",\"ms\":1}",
        "POST | /accounts | {\"scopes\":[\"everything\"]}",
        "POST | /webhooks/forge | {\"webhook_id\":\"x\"}",
        "GET | /effects?sort=kind | ''",
        "GET | /requests?limit=0 | ''",
        "POST | /reset | {\"all\":true}",
      })
  void what_cannot_be_understood_is_refused(String method, String path, String body) {
    var reply = twin.control(method, path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.members()).containsExactly("error", "message");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /customers/nobody/suspend",
    "POST, /transactions/nothing/confirm",
    "DELETE, /faults/none",
    "GET, /webhooks/deliveries/none",
    "POST, /accounts/none/revoke-tokens",
    "POST, /accounts/none/rotate-key",
    "POST, /accounts/none/revoke-previous-key",
    "GET, /accounts/none/programme",
    "GET, /card-customers/none",
    "GET, /cards/none",
    "GET, /card-transactions/none",
    "POST, /fundings/none/complete",
    "POST, /card-withdrawals/none/settle",
    "POST, /swaps/none/complete",
    "GET, /nowhere",
  })
  void what_is_not_there_is_not_found(String method, String path) {
    var reply = twin.control(method, path, "");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.at("/error")).isEqualTo("not_found");
  }

  @Test
  void a_deposit_must_fit_its_wallet() {
    var wallet = twin.aWallet(twin.aCustomer());
    for (String amount : new String[] {"0", "-1", "1e3", "0.0000001", "x"}) {
      assertThat(twin.deposit(wallet, amount).status()).as(amount).isEqualTo(400);
    }
  }

  @Test
  void a_wrong_method_says_which_is_right() {
    var reply = twin.control("PUT", "/settings", "{}");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, PATCH");
  }

  @Test
  void a_key_that_is_taken_is_a_conflict() {
    String body = "{\"api_key\":\"" + twin.twin().apiKey() + "\"}";
    assertThat(twin.control("POST", "/accounts", body).status()).isEqualTo(409);
  }
}
