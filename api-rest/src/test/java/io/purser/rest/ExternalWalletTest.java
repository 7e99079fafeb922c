package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.wallet.external.FakeWalletSignatures;
import io.purser.domain.wallet.external.ProofScheme;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalWalletTest {
  private static final String ADDRESS = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

  private final TestServer server = TestServer.shared();
  private final String customer = server.newCustomer("{}");
  private final String path = "/v1/customers/" + customer + "/external-wallets";

  private static String body(String chain, String address) {
    return "{\"chain\":\"%s\",\"address\":\"%s\"}".formatted(chain, address);
  }

  @Test
  void an_address_is_linked_read_and_listed() {
    var linked = server.create(path, body("base", ADDRESS)).expect(201);

    var wallet = linked.json();
    assertThat(wallet.get("kind").asText()).isEqualTo("external");
    assertThat(wallet.get("chain").asText()).isEqualTo("base");
    assertThat(wallet.get("chainId").asLong()).isEqualTo(8453);
    assertThat(wallet.get("address").asText()).isEqualTo(ADDRESS.toLowerCase(Locale.ROOT));
    assertThat(linked.header("Location"))
        .isEqualTo("/v1/external-wallets/" + wallet.get("id").asText());
    var read = server.get(linked.header("Location")).expect(200);
    assertThat(read.json()).isEqualTo(wallet);
    assertThat(read.header("ETag")).isEqualTo(linked.header("ETag"));
    assertThat(server.get(path + "?include=total").json().get("total").asInt()).isEqualTo(1);
    assertThat(server.get(path).json().get("items").get(0)).isEqualTo(wallet);
  }

  @Test
  void another_spelling_of_a_linked_address_is_refused_and_the_wallet_named() {
    var first = server.create(path, body("base", ADDRESS)).expect(201).json();

    var refused = server.create(path, body("base", ADDRESS.toLowerCase(Locale.ROOT)));

    assertThat(refused.problem()).isEqualTo("409 wallet-already-linked");
    assertThat(refused.json().get("walletId")).isEqualTo(first.get("id"));
    server.create(path, body("polygon", ADDRESS)).expect(201);
  }

  @Test
  void a_mistyped_address_is_refused_with_what_is_wrong_with_it() {
    var refused = server.create(path, body("base", ADDRESS.replace("5aA", "5AA")));

    assertThat(refused.problem()).isEqualTo("400 invalid-value");
    var error = refused.json().get("errors").get(0);
    assertThat(error.get("pointer").asText()).isEqualTo("#/address");
    assertThat(error.get("detail").asText()).contains("checksum");
    assertThat(server.create(path, body("mars", ADDRESS)).problem()).isEqualTo("400 invalid-value");
    assertThat(server.get(path).json().get("items")).isEmpty();
  }

  @Test
  void an_unlinked_address_is_gone_and_may_come_back() {
    var linked = server.create(path, body("base", ADDRESS)).expect(201);
    var wallet = linked.header("Location");

    assertThat(server.call("DELETE", wallet).send().problem())
        .isEqualTo("428 precondition-missing");
    assertThat(server.call("DELETE", wallet).header("If-Match", "\"2\"").send().problem())
        .isEqualTo("412 version-stale");
    server.call("DELETE", wallet).header("If-Match", linked.header("ETag")).send().expect(204);

    assertThat(server.get(wallet).problem()).isEqualTo("404 no-such-wallet");
    assertThat(
            server
                .call("DELETE", wallet)
                .header("If-Match", linked.header("ETag"))
                .send()
                .problem())
        .isEqualTo("404 no-such-wallet");
    server.create(path, body("base", ADDRESS)).expect(201);
  }

  @Test
  void an_address_is_proven_by_a_signature_over_the_text_that_was_given_out() {
    var linked = server.create(path, body("base", ADDRESS)).expect(201);
    var wallet = linked.header("Location");
    assertThat(linked.json().get("ownership").toString())
        .isEqualTo("{\"state\":\"unproven\",\"provenAt\":null}");

    var challenge = server.create(wallet + "/ownership-challenge", "").expect(200).json();
    assertThat(challenge.get("walletId")).isEqualTo(linked.json().get("id"));
    assertThat(challenge.get("scheme").asText()).isEqualTo("eip-191");
    assertThat(challenge.get("message").asText()).contains(customer, "\nChain: base\n");
    assertThat(challenge.get("expiresAt").asText()).endsWith("Z");

    var proof = prove(wallet, signed(Chain.BASE, challenge)).expect(200);
    assertThat(proof.json().get("ownership").get("state").asText()).isEqualTo("proven");
    assertThat(proof.json().get("ownership").get("provenAt").asText()).endsWith("Z");
    var read = server.get(wallet).expect(200);
    assertThat(read.json()).isEqualTo(proof.json());
    assertThat(read.header("ETag")).isEqualTo(proof.header("ETag"));
    assertThat(prove(wallet, signed(Chain.BASE, challenge)).problem())
        .isEqualTo("409 no-ownership-challenge");
    assertThat(
            server
                .call("DELETE", wallet)
                .header("If-Match", linked.header("ETag"))
                .send()
                .problem())
        .isEqualTo("412 version-stale");
  }

  @Test
  void a_proof_that_is_sent_again_with_its_key_is_answered_again() {
    var wallet = server.create(path, body("base", ADDRESS)).expect(201).header("Location");
    var challenge = server.create(wallet + "/ownership-challenge", "").expect(200).json();
    var signature = "{\"signature\":\"%s\"}".formatted(signed(Chain.BASE, challenge));
    var key = Given.unique("key");

    var first =
        server
            .call("POST", wallet + "/ownership-proof")
            .key(key)
            .json(signature)
            .send()
            .expect(200);
    var again =
        server
            .call("POST", wallet + "/ownership-proof")
            .key(key)
            .json(signature)
            .send()
            .expect(200);

    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void a_wrong_signature_says_how_many_more_may_come_and_an_unreadable_one_what_it_must_be() {
    var wallet = server.create(path, body("base", ADDRESS)).expect(201).header("Location");
    assertThat(prove(wallet, "0x00").problem()).isEqualTo("409 no-ownership-challenge");
    server.create(wallet + "/ownership-challenge", "").expect(200);

    var unreadable = prove(wallet, "0x00");
    assertThat(unreadable.problem()).isEqualTo("400 invalid-value");
    assertThat(unreadable.json().get("errors").get(0).get("pointer").asText())
        .isEqualTo("#/signature");
    for (int left = 4; left >= 0; left--) {
      var wrong = prove(wallet, "0".repeat(64));
      assertThat(wrong.problem()).isEqualTo("422 signature-wrong");
      assertThat(wrong.json().get("triesLeft").asText()).isEqualTo(Integer.toString(left));
    }
    assertThat(prove(wallet, "0".repeat(64)).problem()).isEqualTo("409 no-ownership-challenge");
  }

  @Test
  void on_tron_no_proof_is_offered() {
    var tron =
        server
            .create(path, body("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
            .expect(201)
            .header("Location");

    var refused = server.create(tron + "/ownership-challenge", "");

    assertThat(refused.problem()).isEqualTo("409 ownership-proof-not-offered");
    assertThat(refused.json().get("chain").asText()).isEqualTo("tron");
    assertThat(prove(tron, "1".repeat(64)).problem()).isEqualTo("409 ownership-proof-not-offered");
  }

  @Test
  void customers_prove_what_is_theirs_and_see_nothing_of_others() {
    var wallet = server.create(path, body("base", ADDRESS)).expect(201).header("Location");
    var stranger = user(server.newCustomer("{}"));

    var challenge = asked(wallet, user(customer)).expect(200).json();
    assertThat(asked(wallet, stranger).problem()).isEqualTo("404 no-such-wallet");
    assertThat(
            server
                .call("POST", wallet + "/ownership-proof")
                .as(stranger)
                .key(Given.unique("key"))
                .json("{\"signature\":\"%s\"}".formatted(signed(Chain.BASE, challenge)))
                .send()
                .problem())
        .isEqualTo("404 no-such-wallet");
    prove(wallet, signed(Chain.BASE, challenge)).expect(200);
  }

  @Test
  void what_is_told_of_an_authorization_is_shown_and_taken_back() {
    var linked = server.create(path, body("base", ADDRESS)).expect(201);
    var wallet = linked.header("Location");
    assertThat(linked.json().get("authorization").toString())
        .isEqualTo(
            "{\"state\":\"none\",\"transactionHash\":null,\"authorizedAt\":null,\"recordedBy\":null}");
    var hash = "0x" + "AB".repeat(32);
    var told =
        "{\"state\":\"native\",\"transactionHash\":\"%s\",\"authorizedAt\":\"2026-01-01T01:00:00+01:00\",\"evidence\":\"x\"}"
            .formatted(hash);

    assertThat(put(wallet, server.key, told).send().problem())
        .isEqualTo("428 precondition-missing");
    assertThat(put(wallet, server.key, told).header("If-Match", "\"9\"").send().problem())
        .isEqualTo("412 version-stale");
    var done =
        put(wallet, server.key, told).header("If-Match", linked.header("ETag")).send().expect(200);
    assertThat(done.json().get("authorization").toString())
        .isEqualTo(
            "{\"state\":\"native\",\"transactionHash\":\"%s\",\"authorizedAt\":\"2026-01-01T00:00:00.000Z\",\"recordedBy\":\"service\"}"
                .formatted(hash.toLowerCase(Locale.ROOT)));
    assertThat(server.get(wallet).json()).isEqualTo(done.json());
    var again = put(wallet, server.key, told).header("If-Match", "*").send().expect(200);
    assertThat(again.header("ETag")).isEqualTo(done.header("ETag"));

    var admin = server.issuers.operator("admin", server.store.now());
    var revoked =
        put(wallet, admin, "{\"state\":\"none\",\"evidence\":\"asked by phone\"}")
            .header("If-Match", done.header("ETag"))
            .send()
            .expect(200);
    assertThat(revoked.json().get("authorization")).isEqualTo(linked.json().get("authorization"));
    assertThat(revoked.header("ETag")).isNotEqualTo(done.header("ETag"));
  }

  @Test
  void nobody_tells_of_their_own_authorization() {
    var wallet = server.create(path, body("base", ADDRESS)).expect(201).header("Location");
    var told = "{\"state\":\"none\",\"evidence\":\"x\"}";

    assertThat(put(wallet, user(customer), told).header("If-Match", "*").send().problem())
        .isEqualTo("403 not-permitted");
    var support = server.issuers.operator("support", server.store.now());
    assertThat(put(wallet, support, told).header("If-Match", "*").send().problem())
        .isEqualTo("403 not-permitted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'state':'native','authorizedAt':'2026-01-01T00:00:00Z','evidence':'x'}|#/transactionHash",
        "{'state':'native','transactionHash':'0xab','authorizedAt':'2026-01-01T00:00:00Z','evidence':'x'}|#/transactionHash",
        "{'state':'permit','evidence':'x'}|#/authorizedAt",
        "{'state':'permit','authorizedAt':'2999-01-01T00:00:00Z','evidence':'x'}|#/authorizedAt",
        "{'state':'permit','authorizedAt':'yesterday','evidence':'x'}|#/authorizedAt",
        "{'state':'permit','authorizedAt':'2026-01-01T00:00:00Z'}|#/evidence",
        "{'state':'permit','authorizedAt':'2026-01-01T00:00:00Z','evidence':'4111 1111 1111 1111'}|#/evidence",
        "{'state':'none','authorizedAt':'2026-01-01T00:00:00Z','evidence':'x'}|#/authorizedAt",
        "{'state':'none','transactionHash':'0xab','evidence':'x'}|#/transactionHash",
        "{'state':'eip7702','evidence':'x'}|#/state",
        "{'evidence':'x'}|#/state"
      })
  void what_does_not_go_together_is_refused_where_it_is(String told, String pointer) {
    var wallet = server.create(path, body("base", ADDRESS)).expect(201).header("Location");

    var refused = put(wallet, server.key, told.replace('\'', '"')).header("If-Match", "*").send();

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("errors").get(0).get("pointer").asText()).isEqualTo(pointer);
  }

  private TestServer.Call put(String wallet, String credential, String told) {
    return server.call("PUT", wallet + "/authorization").as(credential).json(told);
  }

  private TestServer.Answer asked(String wallet, String token) {
    return server
        .call("POST", wallet + "/ownership-challenge")
        .as(token)
        .key(Given.unique("key"))
        .send();
  }

  private String user(String id) {
    return server.issuers.user(
        Given.unique("subject"),
        server.store.now(),
        claims -> claims.claim(Issuers.CUSTOMER_CLAIM, id));
  }

  private TestServer.Answer prove(String wallet, String signature) {
    return server.create(
        wallet + "/ownership-proof", "{\"signature\":\"%s\"}".formatted(signature));
  }

  private static String signed(Chain chain, JsonNode challenge) {
    return FakeWalletSignatures.sign(
        ProofScheme.on(chain).orElseThrow(),
        new ChainAddress(chain, ADDRESS),
        challenge.get("message").asText());
  }
}
