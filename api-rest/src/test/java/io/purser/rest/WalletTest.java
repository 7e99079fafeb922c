package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.operation.Rejection;
import io.purser.domain.operation.Rejection.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WalletTest {
  private static final String USDC = "{\"chain\":\"solana\",\"asset\":\"USDC\"}";

  private final TestServer server = TestServer.shared();
  private final String email = Given.unique("ana") + "@example.com";
  private final String customer = server.newCustomer("{\"email\":\"%s\"}".formatted(email));
  private final String path = "/v1/customers/" + customer + "/wallets";

  @AfterEach
  void theProviderIsBack() {
    server.provider.comesBack();
  }

  @Test
  void the_assets_are_listed() {
    assertThat(server.get("/v1/assets").expect(200).body())
        .isEqualTo(
            "{\"items\":[{\"chain\":\"bitcoin\",\"asset\":\"BTC\",\"decimals\":8},"
                + "{\"chain\":\"solana\",\"asset\":\"USDC\",\"decimals\":6}]}");
  }

  @Test
  void a_wallet_is_opened_and_the_customer_registered_on_the_way() {
    var opened = server.create(path, USDC).expect(201);

    var wallet = opened.json();
    assertThat(wallet.get("state").asText()).isEqualTo("active");
    assertThat(wallet.get("kind").asText()).isEqualTo("custodial");
    assertThat(wallet.get("address").asText()).startsWith("address-");
    assertThat(opened.header("Location")).isEqualTo("/v1/wallets/" + wallet.get("id").asText());
    assertThat(wallet.has("providerWalletId")).isFalse();
    var read = server.get(opened.header("Location")).expect(200);
    assertThat(read.json().get("providerWalletId").asText()).startsWith("provider-wallet-");
    assertThat(read.header("ETag")).isEqualTo(opened.header("ETag"));
    assertThat(server.get(path).json().get("items")).hasSize(1);
    assertThat(server.get(path + "?limit=1&include=total").json().get("total").asInt())
        .isEqualTo(1);
  }

  @Test
  void a_second_wallet_of_the_same_asset_is_refused_and_the_first_one_named() {
    var first = server.create(path, USDC).expect(201).json().get("id").asText();

    var refused = server.create(path, USDC);

    assertThat(refused.problem()).isEqualTo("409 wallet-already-open");
    assertThat(refused.json().get("walletId").asText()).isEqualTo(first);
  }

  @Test
  void an_asset_that_is_not_in_the_catalogue_is_refused() {
    var refused = server.create(path, "{\"chain\":\"solana\",\"asset\":\"DOGE\"}");

    assertThat(refused.problem()).isEqualTo("422 asset-not-supported");
    assertThat(server.create(path, "{\"chain\":\"solana\"}").problem())
        .isEqualTo("400 missing-member");
  }

  @Test
  void an_answer_that_is_lost_costs_no_second_wallet() {
    server.create("/v1/customers/" + customer + "/registration", "").expect(200);
    int before = server.provider.walletsMade();
    server.provider.losesTheNextAnswer();

    server.create(path, USDC).expect(201);

    assertThat(server.provider.walletsMade()).isEqualTo(before + 1);
  }

  @Test
  void while_the_provider_is_away_the_wallet_is_requested_and_later_opens() {
    server.provider.goesAway();
    var key = Given.unique("key");
    var accepted = server.call("POST", path).key(key).json(USDC).send().expect(202);
    var operation = server.get(accepted.header("Location")).expect(200).json();
    var wallet = server.get(operation.get("result").asText()).expect(200).json();
    assertThat(operation.get("kind").asText()).isEqualTo("wallet-opening");
    assertThat(operation.get("subjectId")).isEqualTo(wallet.get("id"));
    assertThat(wallet.get("state").asText()).isEqualTo("requested");
    assertThat(wallet.get("address").isNull()).isTrue();
    assertThat(wallet.get("operationId")).isEqualTo(operation.get("id"));

    server.provider.comesBack();
    server.settle(accepted.header("Location"));

    var replayed = server.call("POST", path).key(key).json(USDC).send().expect(201);
    assertThat(replayed.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(replayed.json().get("id")).isEqualTo(wallet.get("id"));
    assertThat(server.get(accepted.header("Location")).json().get("state").asText())
        .isEqualTo("confirmed");
  }

  @Test
  void a_refused_wallet_says_why_and_another_may_be_asked_for() {
    server.create("/v1/customers/" + customer + "/registration", "").expect(200);
    server.provider.refusesTheNextWrite(Rejection.because(Reason.REFUSED_BY_PROVIDER));

    var refused = server.create(path, USDC);

    assertThat(refused.problem()).isEqualTo("422 refused-by-provider");
    var id = refused.json().get("walletId").asText();
    var wallet = server.get("/v1/wallets/" + id).expect(200).json();
    assertThat(wallet.get("state").asText()).isEqualTo("failed");
    assertThat(wallet.get("reason").asText()).isEqualTo("refused-by-provider");
    server.create(path, USDC).expect(201);
  }

  @Test
  void an_end_user_opens_a_wallet_for_itself_and_for_nobody_else() {
    var token =
        server.issuers.user(
            Given.unique("subject"),
            server.store.now(),
            it -> it.claim(Issuers.CUSTOMER_CLAIM, customer));
    var key = Given.unique("key");

    var opened =
        server.call("POST", "/v1/customers/me/wallets").as(token).key(key).json(USDC).send();
    opened.expect(201);
    var spelled = server.call("POST", path).as(token).key(key).json(USDC).send();
    IdempotencyTest.assertSameAnswer(spelled, opened);

    var other = server.newCustomer("{}");
    var refused =
        server
            .call("POST", "/v1/customers/" + other + "/wallets")
            .as(token)
            .key(Given.unique("key"))
            .json(USDC)
            .send();
    assertThat(refused.problem()).isEqualTo("404 no-such-customer");
    var mine = server.call("GET", "/v1/customers/me/wallets").as(token).send().expect(200);
    assertThat(mine.body()).contains(customer).doesNotContain("providerWalletId");
  }
}
