package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
  @TempDir Path folder = Path.of("");
  private TwinSettings settings = TwinSettings.defaults();

  @BeforeEach
  void the_state_is_kept_in_a_file() {
    settings = settings.withStateFile(folder.resolve("twin.state"));
  }

  @Test
  void a_restart_resumes_everything() {
    String token;
    String key;
    String customer;
    String before;
    try (var twin = RunningTwin.start(settings)) {
      twin.control("PATCH", "/settings", "{\"accept_duplicates\":true}");
      twin.aFault("POST /auth/token", "delay", ",\"ms\":5");
      twin.advance("P10D");
      customer = twin.aCustomer();
      twin.deposit(twin.aWallet(customer), "25.00");
      twin.aWebhook("https://hooks.example.com/yativo");
      token = twin.token();
      key = twin.twin().apiKey();
      before = world(twin, customer);
    }
    try (var twin = RunningTwin.start(settings)) {
      assertThat(twin.twin().apiKey()).isEqualTo(key);
      var headers = Map.of("Authorization", "Bearer " + token);
      assertThat(twin.provider("GET", "/accounts/get-accounts", "", headers).status())
          .isEqualTo(200);
      assertThat(world(twin, customer)).isEqualTo(before);
      assertThat(twin.control("/settings").json().path("accept_duplicates").asBoolean()).isTrue();
      var clock = twin.control("/clock");
      assertThat(clock.at("/business_now").substring(0, 10))
          .isGreaterThan(clock.at("/wall_now").substring(0, 10));
    }
  }

  @Test
  void a_delivery_that_was_pending_is_made_after_the_restart() {
    try (var receiver = Receiver.start().answering(500)) {
      try (var twin = RunningTwin.start(settings)) {
        twin.aWebhook(receiver.url(), "deposit.confirmed");
        twin.deposit(twin.aWallet(twin.aCustomer()), "1");
        receiver.next();
        RunningTwin.await(() -> twin.deliveries().at("/0/attempts").size() == 1, "one attempt");
      }
      receiver.answering(200);
      try (var twin = RunningTwin.start(settings)) {
        twin.advance("PT1M");
        receiver.next();
        RunningTwin.await(
            () -> twin.deliveries().at("/0/status").asText().equals("delivered"), "delivery");
      }
    }
  }

  @Test
  void a_send_that_was_under_way_is_completed_after_the_restart() {
    try (var twin = RunningTwin.start(settings)) {
      var wallet = twin.aWallet(twin.aCustomer());
      twin.deposit(wallet, "50");
      var order =
          """
          {"account":"%s","assets":"%s","receiving_address":"%s","amount":5,
           "type":"USDC_SOL","chain":"solana","category":"payment"}
          """
              .formatted(
                  wallet.path("account").asText(),
                  wallet.path("id").asText(),
                  wallet.path("address").asText());
      assertThat(twin.post("/transactions/send-funds", order).status()).isEqualTo(200);
    }
    try (var twin = RunningTwin.start(settings)) {
      twin.advance("PT1M");
      assertThat(twin.effects("send_completed")).isEqualTo(1);
    }
  }

  @Test
  void a_cardholder_is_where_they_were_and_what_was_under_way_goes_on() {
    String id;
    String before;
    try (var twin = RunningTwin.start(settings)) {
      var holders = new Cardholders(twin);
      id = holders.approved();
      holders.answerSourceOfFunds(id);
      holders.requestPhoneCode(id);
      before = twin.control("/card-customers/" + id).text();
    }
    try (var twin = RunningTwin.start(settings)) {
      assertThat(twin.control("/card-customers/" + id).text()).isEqualTo(before);
      var holders = new Cardholders(twin);
      assertThat(holders.verifyPhone(id, holders.code(id, "phone")).status()).isEqualTo(200);
      twin.advance("PT1M");
      assertThat(holders.shown(id).path("flow_status").asText()).isEqualTo("safe_deployed");
    }
  }

  @Test
  void money_that_was_under_way_arrives_after_the_restart() {
    String id;
    String before;
    try (var twin = RunningTwin.start(settings)) {
      var holders = new Cardholders(twin);
      id = holders.ready();
      String card = holders.aCard(id);
      holders.funded(id, "100");
      holders.authorized(card, "20");
      holders.withdraw(id, "10");
      holders.masterWalletGets("5");
      before = twin.get("/card-issuer/card-transactions").text() + holders.balances(id);
    }
    try (var twin = RunningTwin.start(settings)) {
      var holders = new Cardholders(twin);
      assertThat(twin.get("/card-issuer/card-transactions").text() + holders.balances(id))
          .isEqualTo(before);
      assertThat(holders.shown(id).at("/cards/0/is_frozen").asBoolean()).isTrue();
      twin.advance("PT3M");
      assertThat(holders.balances(id)).isEqualTo("9000 7000 2000");
      assertThat(holders.masterBalance("USD")).isEqualTo("15.00");
      assertThat(holders.shown(id).at("/cards/0/is_frozen").asBoolean()).isFalse();
    }
  }

  @Test
  void a_torn_last_line_is_dropped_and_the_rest_is_kept() throws IOException {
    Path file = folder.resolve("twin.state");
    try (var twin = RunningTwin.start(settings)) {
      twin.aCustomer();
    }
    Files.writeString(file, "deadbeef [{\"t\":\"custom", StandardOpenOption.APPEND);
    try (var twin = RunningTwin.start(settings)) {
      assertThat(customers(twin)).isEqualTo(1);
      twin.aCustomer("second@example.com");
    }
    try (var twin = RunningTwin.start(settings)) {
      assertThat(customers(twin)).isEqualTo(2);
    }
  }

  @Test
  void damage_before_the_last_line_is_not_passed_over() throws IOException {
    Path file = folder.resolve("twin.state");
    try (var twin = RunningTwin.start(settings)) {
      twin.aCustomer();
    }
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("clock", "clack"));
    assertThatIOException().isThrownBy(() -> Twin.start(settings)).withMessageContaining("line 1");
  }

  @Test
  void two_twins_cannot_share_a_state_file() {
    try (var first = RunningTwin.start(settings)) {
      assertThatIOException()
          .isThrownBy(() -> Twin.start(settings))
          .withMessageContaining("another twin");
      assertThat(first.get("/accounts/get-accounts").status()).isEqualTo(200);
    }
  }

  @Test
  void credentials_given_at_the_start_overrule_those_in_the_file() {
    RunningTwin.start(settings).close();
    try (var twin = RunningTwin.start(settings.withApiKey("yativo_other").withApiSecret("s"))) {
      assertThat(twin.twin().apiKey()).isEqualTo("yativo_other");
      assertThat(twin.get("/accounts/get-accounts").status()).isEqualTo(200);
    }
  }

  private static int customers(RunningTwin twin) {
    return twin.post("/customers/get-customers", "").json().path("total").asInt();
  }

  /** What a restart must not change, in one text. */
  private static String world(RunningTwin twin, String customer) {
    String body = "{\"customer_id\":\"" + customer + "\"}";
    return String.join(
        "\n",
        twin.post("/customers/get-customers", "").text(),
        twin.post("/assets/get-customer-assets", body).text(),
        twin.post("/customers/get-customer-transactions", body).text(),
        twin.get("/yativo-card/webhooks").text(),
        twin.control("/webhooks/deliveries?event_type=deposit.confirmed").at("/deliveries/0/body"),
        twin.control("/effects").text());
  }
}
