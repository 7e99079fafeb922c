package io.purser.local;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers show, and tenants tell, of addresses that are customers' own. */
@ExtendWith(Surroundings.Shared.class)
class ExternalWalletTest {
  private final Surroundings surroundings;
  private final Api service;
  private final People people;

  ExternalWalletTest(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.service = surroundings.service();
    this.people = new People(service);
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  private static Answer post(Api caller, String path, Map<String, ?> body) throws IOException {
    return caller.post(path, body, "Idempotency-Key", unique());
  }

  private String linked(String customer, String chain, String address) throws IOException {
    return "/v1/external-wallets/"
        + post(
                service,
                "/v1/customers/" + customer + "/external-wallets",
                Map.of("chain", chain, "address", address))
            .require("the link")
            .path("id")
            .asText();
  }

  private static String challenge(Api caller, String wallet) throws IOException {
    return post(caller, wallet + "/ownership-challenge", Map.of())
        .require("the challenge")
        .path("message")
        .asText();
  }

  private static Answer prove(Api caller, String wallet, String signature) throws IOException {
    return post(caller, wallet + "/ownership-proof", Map.of("signature", signature));
  }

  private static String code(Answer answer) {
    return answer.status() + " " + answer.body().path("code").asText();
  }

  private String ownership(String wallet) throws IOException {
    return service.get(wallet).require("the wallet").path("ownership").path("state").asText();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"arbitrum", "avalanche", "base", "bsc", "ethereum", "optimism", "polygon", "xdc"})
  void a_wallet_is_proven_by_a_signature_that_web3j_makes(String chain) throws IOException {
    var key = WalletKey.ofEthereum();
    var wallet = linked(people.customer("web3j-" + chain), chain, key.address());
    assertThat(ownership(wallet)).isEqualTo("unproven");

    var proven = prove(service, wallet, key.sign(challenge(service, wallet))).require("the proof");

    assertThat(proven.path("ownership").path("state").asText()).isEqualTo("proven");
    assertThat(proven.path("ownership").path("provenAt").asText()).isNotEmpty();
    assertThat(service.get(wallet).require("the wallet")).isEqualTo(proven);
    eventually(() -> events(wallet), seen -> seen.contains("external_wallet.proven"));
  }

  @Test
  void a_wallet_on_solana_is_proven_by_a_signature_that_the_jdk_makes() throws IOException {
    var key = WalletKey.ofSolana();
    var wallet = linked(people.customer("proven-solana"), "solana", key.address());

    prove(service, wallet, key.sign(challenge(service, wallet))).require("the proof");

    assertThat(ownership(wallet)).isEqualTo("proven");
  }

  @Test
  void end_users_prove_what_is_theirs_by_themselves() throws IOException {
    var key = WalletKey.ofEthereum();
    var me = surroundings.user();
    var wallet = linked(surroundings.value("PURSER_CUSTOMER_ID"), "base", key.address());

    prove(me, wallet, key.sign(challenge(me, wallet))).require("the proof");

    assertThat(ownership(wallet)).isEqualTo("proven");
    var neighbours =
        linked(people.customer("proven-neighbour"), "base", WalletKey.ofEthereum().address());
    assertThat(code(post(me, neighbours + "/ownership-challenge", Map.of())))
        .isEqualTo("404 no-such-wallet");
    assertThat(code(prove(surroundings.otherTenant(), wallet, key.sign("anything"))))
        .isEqualTo("404 no-such-wallet");
  }

  @Test
  void a_signature_that_was_used_proves_nothing_again() throws IOException {
    var key = WalletKey.ofEthereum();
    var wallet = linked(people.customer("used-proof"), "base", key.address());
    var signature = key.sign(challenge(service, wallet));
    prove(service, wallet, signature).require("the proof");

    assertThat(code(prove(service, wallet, signature))).isEqualTo("409 no-ownership-challenge");
    challenge(service, wallet);
    assertThat(code(prove(service, wallet, signature))).isEqualTo("422 signature-wrong");
  }

  @Test
  void of_eight_who_bring_one_signature_at_once_one_proves_it() throws Exception {
    var key = WalletKey.ofEthereum();
    var wallet = linked(people.customer("proven-at-once"), "base", key.address());
    var signature = key.sign(challenge(service, wallet));
    Callable<String> proof = () -> code(prove(service, wallet, signature));

    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var codes = new ArrayList<String>();
      for (var answer : callers.invokeAll(Collections.nCopies(8, proof))) {
        codes.add(answer.get());
      }
      assertThat(codes).containsOnly("200 ", "409 no-ownership-challenge");
      assertThat(Collections.frequency(codes, "200 ")).isEqualTo(1);
    }
    eventually(
        () -> Collections.frequency(events(wallet), "external_wallet.proven"), times -> times == 1);
  }

  @Test
  void what_was_given_out_for_another_wallet_proves_nothing() throws IOException {
    var customer = people.customer("two-wallets");
    var key = WalletKey.ofEthereum();
    var base = linked(customer, "base", key.address());
    var polygon = linked(customer, "polygon", key.address());
    challenge(service, base);

    assertThat(code(prove(service, base, key.sign(challenge(service, polygon)))))
        .isEqualTo("422 signature-wrong");
    assertThat(ownership(base)).isEqualTo("unproven");
    assertThat(code(prove(service, base, WalletKey.ofEthereum().sign(challenge(service, base)))))
        .isEqualTo("422 signature-wrong");
  }

  @Test
  void what_was_given_out_ten_minutes_ago_proves_nothing() throws IOException, SQLException {
    var key = WalletKey.ofEthereum();
    var wallet = linked(people.customer("slow-signer"), "base", key.address());
    var signature = key.sign(challenge(service, wallet));
    tenMinutesLater(wallet);

    assertThat(code(prove(service, wallet, signature))).isEqualTo("409 no-ownership-challenge");
    assertThat(ownership(wallet)).isEqualTo("unproven");
  }

  @Test
  void an_authorization_is_told_by_a_service_and_taken_back_by_an_operator() throws IOException {
    var customer = people.customer("authorized");
    var wallet = linked(customer, "base", WalletKey.ofEthereum().address());
    var hash = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";
    var told =
        Map.of(
            "state", "native",
            "transactionHash", hash,
            "authorizedAt", "2026-01-31T09:30:00Z",
            "evidence", "checkout 4711");

    var authorized = put(service, wallet, told).require("the record").path("authorization");
    assertThat(authorized.path("state").asText()).isEqualTo("native");
    assertThat(authorized.path("transactionHash").asText()).isEqualTo(hash);
    assertThat(authorized.path("authorizedAt").asText()).isEqualTo("2026-01-31T09:30:00.000Z");
    assertThat(authorized.path("recordedBy").asText()).isEqualTo("service");
    assertThat(service.send("PUT", wallet + "/authorization", told, "If-Match", "\"1\"").status())
        .isEqualTo(412);
    assertThat(code(put(surroundings.user(), wallet, told))).isEqualTo("403 not-permitted");

    var revoked =
        put(surroundings.operator(), wallet, Map.of("state", "none", "evidence", "by phone"))
            .require("the revocation");
    assertThat(revoked.path("authorization").path("state").asText()).isEqualTo("none");
    eventually(
        () -> Collections.frequency(events(wallet), "external_wallet.authorization_changed"),
        times -> times == 2);
  }

  private static Answer put(Api caller, String wallet, Map<String, String> told)
      throws IOException {
    return caller.send("PUT", wallet + "/authorization", told, "If-Match", "*");
  }

  /** What has happened to the customer of the wallet. */
  private List<String> events(String wallet) throws IOException {
    var read = service.get(wallet).require("the wallet");
    var events =
        service.get("/v1/customers/" + read.path("customerId").asText() + "/events?limit=100");
    return events.require("the events").path("items").findValues("type").stream()
        .map(JsonNode::asText)
        .toList();
  }

  private void tenMinutesLater(String wallet) throws SQLException {
    var url = URI.create(surroundings.value("DATABASE_URL"));
    var user = url.getUserInfo().split(":", 2);
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
                user[0],
                user[1]);
        var setting =
            connection.prepareStatement(
                "SELECT set_config('app.tenant', tenant_by_slug('default'), false)");
        var update =
            connection.prepareStatement(
                "UPDATE external_wallet SET challenge_expires_at = challenge_expires_at"
                    + " - interval '10 minutes' WHERE id = ?")) {
      setting.execute();
      update.setString(1, wallet.substring(wallet.lastIndexOf('/') + 1));
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
