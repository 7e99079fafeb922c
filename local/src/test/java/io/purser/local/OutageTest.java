package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What callers get while the provider, or the platform itself, is away, and what is there
 * afterwards.
 */
@ExtendWith(Surroundings.Shared.class)
class OutageTest {
  private final Surroundings surroundings;
  private final Api service;
  private final People people;

  OutageTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.people = new People(service);
  }

  @Test
  void without_the_provider_reads_answer_and_accepted_writes_settle_when_it_is_back()
      throws IOException {
    var settled = people.customer("before-the-outage");
    people.openWallet(settled, "before-the-outage").require("the wallet");
    eventually(
        () -> service.get("/v1/customers/" + settled + "/wallets").body().path("items").path(0),
        wallet -> wallet.path("state").asText().equals("active"));
    surroundings.stopTwin();
    List<String> operations = new ArrayList<>();
    try {
      var balance =
          service
              .get("/v1/customers/" + settled + "/balances")
              .require("the balance")
              .path("wallets")
              .path(0);
      assertThat(balance.path("asOf").asText()).isNotEmpty();
      assertThat(balance.path("ledger").asText()).isEqualTo("0.000000");
      for (int i = 1; i <= 3; i++) {
        var customer = people.customer("during-the-outage-" + i);
        var accepted = people.openWallet(customer, "during-the-outage-" + i);
        assertThat(accepted.status()).isEqualTo(202);
        operations.add(accepted.body().path("id").asText());
      }
      var registration = people.customer("registered-during-the-outage");
      var accepted =
          service.post(
              "/v1/customers/" + registration + "/registration",
              Map.of(),
              "Idempotency-Key",
              "registration");
      assertThat(accepted.status()).isEqualTo(202);
      operations.add(accepted.body().path("id").asText());
    } finally {
      surroundings.restartTwin();
    }
    for (var operation : operations) {
      eventually(
          () -> service.get("/v1/operations/" + operation).body(),
          seen -> "confirmed".equals(seen.path("state").asText()));
    }
    var wallet = people.openWallet(people.customer("during-the-outage-1"), "during-the-outage-1");
    assertThat(wallet.status()).isEqualTo(201);
    assertThat(wallet.body().path("state").asText()).isEqualTo("active");
  }

  @Test
  void a_balance_that_cannot_be_asked_for_stays_what_it_was_and_says_that_it_is_older_than_wanted()
      throws IOException {
    var customer = people.customer("fresh");
    people.openWallet(customer, "fresh").require("the wallet");
    var path = "/v1/customers/" + customer + "/balances";
    surroundings.stopTwin();
    try {
      var before = walletOf(path);
      var stale = eventually(() -> walletOf(path + "?minFreshness=10"), OutageTest::isStale);
      assertThat(stale.path("asOf")).isEqualTo(before.path("asOf"));
      assertThat(stale.path("ledger").asText()).isEqualTo("0.000000");
      assertThat(isStale(walletOf(path))).isFalse();
    } finally {
      surroundings.restartTwin();
    }
    eventually(() -> walletOf(path + "?minFreshness=10"), wallet -> !isStale(wallet));
  }

  private JsonNode walletOf(String path) throws IOException {
    return service.get(path).require("the balances").path("wallets").path(0);
  }

  private static boolean isStale(JsonNode wallet) {
    return wallet.path("stale").asBoolean();
  }

  @Test
  void what_was_acknowledged_survives_a_killed_node_and_nothing_happens_twice() throws IOException {
    var before = people.customer("before-the-kill");
    var twin = surroundings.twinControl();
    twin.post(
            "/_twin/faults",
            Map.of(
                "route",
                "POST /assets/add-customer-asset",
                "kind",
                "delay",
                "ms",
                3000,
                "times",
                1))
        .require("the delay");
    int earlier = openings(twin);
    var calling = Thread.ofVirtual().start(() -> openQuietly(before));
    eventually(() -> openings(twin), count -> count > earlier);
    kill();
    calling.interrupt();
    eventually(() -> service.get("/v1/customers/" + before), answer -> answer.status() == 200);
    var wallet =
        eventually(() -> people.openWallet(before, "killed"), answer -> answer.status() == 201)
            .body();
    assertThat(wallet.path("state").asText()).isEqualTo("active");
    var owner =
        service.get("/v1/customers/" + before).body().path("provider").path("customerId").asText();
    var made =
        "/_twin/effects?kind=wallet_created&natural_key=" + encoded(owner + "|solana|USDC_SOL");
    assertThat(twin.get(made).require("the effects").path("total").asInt()).isEqualTo(1);
  }

  /** How often the provider was asked for a wallet, by whomever. */
  private static int openings(Api twin) throws IOException {
    return twin.get("/_twin/requests?route=" + encoded("POST /assets/add-customer-asset"))
        .require("the requests")
        .path("total")
        .asInt();
  }

  private void openQuietly(String customer) {
    try {
      people.openWallet(customer, "killed");
    } catch (IOException | CannotStart cutOff) {
      // The node dies while it answers.
    }
  }

  private void kill() throws IOException {
    var node = ProcessHandle.of(Long.parseLong(surroundings.nodeProcess())).orElseThrow();
    assertThat(node.destroyForcibly()).isTrue();
    node.onExit().join();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
