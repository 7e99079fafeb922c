package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.twin.http.Json;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountIsolationTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();
  private Map<String, String> stranger = Map.of();

  @BeforeEach
  void another_platform_has_an_account_too() {
    var account = twin.control("POST", "/accounts", "{\"name\":\"stranger\"}");
    assertThat(account.status()).isEqualTo(201);
    String token = twin.token(account.at("/api_key"), account.at("/api_secret"));
    stranger = Map.of("Authorization", "Bearer " + token);
  }

  @Test
  void a_platform_sees_only_its_own_customers() {
    twin.aCustomer();
    var reply = twin.post("/customers/get-customers", "", stranger);
    assertThat(reply.json().path("total").asInt()).isZero();
  }

  @Test
  void anothers_records_are_answered_like_unknown_ones() {
    String customer = twin.aCustomer();
    twin.deposit(twin.aWallet(customer), "5");
    var webhook = twin.aWebhook("https://hooks.example.com/yativo");
    String body = Json.object().put("customer_id", customer).toString();
    assertThat(twin.post("/assets/get-customer-assets", body, stranger).status()).isEqualTo(404);
    assertThat(twin.post("/customers/get-customer-transactions", body, stranger).status())
        .isEqualTo(404);
    assertThat(twin.post("/transactions/get-transactions", "", stranger).json().path("data"))
        .isEmpty();
    String path = "/yativo-card/webhooks/" + webhook.path("webhook_id").asText();
    assertThat(twin.provider("GET", path, "", stranger).status()).isEqualTo(404);
    assertThat(twin.provider("DELETE", path, "", stranger).status()).isEqualTo(404);
  }

  @Test
  void one_email_may_be_a_customer_of_each() {
    twin.aCustomer("ada@example.com");
    var reply =
        twin.post("/customers/create-customer", "{\"email\":\"ada@example.com\"}", stranger);
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void events_go_only_to_the_platform_they_belong_to() {
    try (var receiver = Receiver.start()) {
      var hook =
          twin.post(
              "/webhook/create-webhook",
              Json.object().put("url", receiver.url()).toString(),
              stranger);
      assertThat(hook.status()).isEqualTo(200);
      twin.deposit(twin.aWallet(twin.aCustomer()), "5");
      assertThat(twin.deliveries()).isEmpty();
    }
  }
}
