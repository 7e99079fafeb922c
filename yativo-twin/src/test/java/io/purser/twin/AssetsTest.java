package io.purser.twin;

import static org.assertj.core.api.Assertions.assertThat;

import io.purser.twin.chain.Catalogue;
import io.purser.twin.chain.Chain;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AssetsTest {
  @AutoClose final RunningTwin twin = RunningTwin.start();

  @Test
  void a_new_wallet_comes_in_an_envelope_with_a_boolean_status() {
    String customer = twin.aCustomer();
    var reply =
        twin.post(
            "/assets/add-customer-asset",
            "{\"customer_id\":\"" + customer + "\",\"chain\":\"solana\",\"ticker\":\"USDC_SOL\"}");
    assertThat(reply.json().path("status").isBoolean()).isTrue();
    var wallet = reply.json().path("data");
    assertThat(wallet.fieldNames())
        .toIterable()
        .containsExactly(
            "_id",
            "asset_id",
            "id",
            "account",
            "customer_id",
            "chain",
            "ticker",
            "ticker_name",
            "asset_name",
            "asset_short_name",
            "address",
            "balance",
            "created_at");
    assertThat(wallet.path("_id").asText()).matches("[0-9a-f]{24}");
    assertThat(wallet.path("account").asText()).matches("[0-9a-f]{24}");
    assertThat(wallet.path("customer_id").asText()).isEqualTo(customer);
    assertThat(wallet.path("balance").asText()).isEqualTo("0");
  }

  @ParameterizedTest
  @EnumSource(Chain.class)
  void every_chain_gives_addresses_of_its_own_form(Chain chain) {
    var wallet = twin.aWallet(twin.aCustomer(), chain.wireName(), chain.nativeTicker());
    assertThat(chain.addresses().accepts(wallet.path("address").asText())).isTrue();
    assertThat(wallet.path("chain").asText()).isEqualTo(chain.wireName());
  }

  @ParameterizedTest
  @CsvSource({
    "solana, usdc_sol, solana, USDC_SOL",
    "SOL, USDC, solana, USDC_SOL",
    "Ethereum, usdc_eth, ethereum, USDC",
    "polygon, USDT, polygon, USDT",
    "base, ETH_Base, base, ETH_BASE",
  })
  void tickers_and_chains_are_taken_in_every_spelling(
      String chain, String ticker, String expectedChain, String expectedTicker) {
    var wallet = twin.aWallet(twin.aCustomer(), chain, ticker);
    assertThat(wallet.path("chain").asText()).isEqualTo(expectedChain);
    assertThat(wallet.path("ticker").asText()).isEqualTo(expectedTicker);
  }

  @Test
  void the_older_ways_to_name_an_asset_are_tolerated() {
    String customer = twin.aCustomer();
    var catalogue = twin.get("/assets/get-all-assets").json().path("data");
    String id = catalogue.get(0).path("_id").asText();
    var byId =
        twin.post(
            "/assets/add-customer-asset",
            "{\"customer_id\":\"" + customer + "\",\"asset_id\":\"" + id + "\"}");
    assertThat(byId.at("/data/ticker")).isEqualTo(catalogue.get(0).path("ticker").asText());
    var byName =
        twin.post(
            "/assets/add-customer-asset",
            "{\"customer_id\":\"" + customer + "\",\"ticker_name\":\"USDC_SOL\"}");
    assertThat(byName.at("/data/chain")).isEqualTo("solana");
  }

  @Test
  void the_same_asset_again_is_the_same_wallet() {
    String customer = twin.aCustomer();
    assertThat(twin.aWallet(customer)).isEqualTo(twin.aWallet(customer));
    assertThat(twin.effects("wallet_created")).isEqualTo(1);
  }

  @Test
  void with_duplicates_accepted_the_same_asset_again_is_another_wallet() {
    twin.control("PATCH", "/settings", "{\"accept_duplicates\":true}");
    String customer = twin.aCustomer();
    assertThat(twin.aWallet(customer).path("address"))
        .isNotEqualTo(twin.aWallet(customer).path("address"));
    assertThat(twin.effects("wallet_created")).isEqualTo(2);
  }

  @Test
  void a_customers_wallets_are_listed_with_their_balance() {
    String customer = twin.aCustomer();
    var wallet = twin.aWallet(customer);
    twin.aWallet(customer, "polygon", "USDT");
    twin.deposit(wallet, "25.00");
    var reply = twin.post("/assets/get-customer-assets", "{\"customer_id\":\"" + customer + "\"}");
    assertThat(reply.json().path("data")).hasSize(2);
    assertThat(reply.at("/data/0/id")).isEqualTo(wallet.path("id").asText());
    assertThat(reply.at("/data/0/balance")).isEqualTo("25.00");
  }

  @Test
  void unknown_chains_and_tickers_are_named() {
    String customer = twin.aCustomer();
    var chain =
        twin.post(
            "/assets/add-customer-asset",
            "{\"customer_id\":\"" + customer + "\",\"chain\":\"bitcoin\",\"ticker\":\"BTC\"}");
    assertThat(chain.status()).isEqualTo(400);
    assertThat(chain.at("/details/chain")).isEqualTo("Unsupported chain identifier");
    var ticker =
        twin.post(
            "/assets/add-customer-asset",
            "{\"customer_id\":\"" + customer + "\",\"chain\":\"solana\",\"ticker\":\"DOGE\"}");
    assertThat(ticker.json().path("details").has("ticker")).isTrue();
  }

  @Test
  void an_account_of_the_platform_takes_one_wallet_or_a_batch_of_them() {
    var account =
        twin.post(
            "/accounts/create-account",
            "{\"account_name\":\"Main Treasury\",\"account_type\":\"business\"}");
    assertThat(account.members())
        .containsExactly(
            "id", "account_id", "account_name", "account_type", "status", "created_at");
    String id = account.at("/id");
    var one =
        twin.post(
            "/assets/add-asset",
            "{\"account_id\":\"" + id + "\",\"chain\":\"ethereum\",\"ticker\":\"USDC\"}");
    assertThat(one.at("/data/account")).isEqualTo(id);
    var batch =
        twin.post(
            "/assets/batch-add-asset",
            "{\"account_id\":\""
                + id
                + "\",\"assets\":[{\"chain\":\"solana\",\"ticker\":\"SOL\"},"
                + "{\"chain\":\"bsc\",\"ticker\":\"BNB\"}]}");
    assertThat(batch.json().path("data")).hasSize(2);
    var listed = twin.get("/accounts/get-accounts");
    assertThat(listed.json().path("accounts")).hasSize(1);
    assertThat(listed.at("/accounts/0/asset_count")).isEqualTo("3");
  }

  @Test
  void a_batch_with_one_bad_asset_adds_none() {
    String customer = twin.aCustomer();
    var reply =
        twin.post(
            "/assets/batch-add-asset",
            "{\"customer_id\":\""
                + customer
                + "\",\"assets\":[{\"chain\":\"solana\",\"ticker\":\"SOL\"},{\"chain\":\"x\"}]}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(twin.effects("wallet_created")).isZero();
  }

  @Test
  void a_customers_own_account_is_found_through_the_customer() {
    String customer = twin.aCustomer();
    var wallet = twin.aWallet(customer);
    var reply = twin.post("/accounts/get-user-accounts", "{\"user_id\":\"" + customer + "\"}");
    assertThat(reply.at("/accounts/0/id")).isEqualTo(wallet.path("account").asText());
    assertThat(reply.at("/accounts/0/account_type")).isEqualTo("customer");
  }

  @Test
  void the_catalogue_lists_every_asset() {
    var reply = twin.get("/assets/get-all-assets");
    assertThat(reply.json().path("status").asBoolean()).isTrue();
    assertThat(reply.json().path("data")).hasSize(Catalogue.all().size());
  }
}
