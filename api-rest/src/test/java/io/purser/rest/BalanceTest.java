package io.purser.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.domain.Given;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerType;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.TransactionId;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletTransaction;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BalanceTest {
  private final TestServer server = TestServer.shared();
  private final Given given = server.given;

  @Test
  void what_is_known_is_a_decimal_and_what_is_not_is_null() {
    var customer = given.customer(server.tenant);
    var active = given.activeWallet(server.tenant, customer, Given.USDC);
    given.requestedWallet(server.tenant, customer, Given.BTC);
    book(active, "12.5", "2.5");

    var balances = server.get("/v1/customers/" + customer.id() + "/balances").expect(200).json();

    assertThat(balances.get("customerId").asText()).isEqualTo(customer.id().value());
    assertThat(balances.get("wallets")).hasSize(2);
    var known = server.get("/v1/wallets/" + active.id() + "/balance").expect(200).json();
    assertThat(balances.get("wallets")).contains(known);
    assertThat(known.get("ledger").asText()).isEqualTo("12.500000");
    assertThat(known.get("available").asText()).isEqualTo("12.500000");
    assertThat(known.get("held").asText()).isEqualTo("0.000000");
    assertThat(known.get("pending").asText()).isEqualTo("2.500000");
    assertThat(known.get("source").asText()).isEqualTo("provider");
    assertThat(known.get("stale").asBoolean()).isFalse();
    assertThat(balances.get("wallets"))
        .filteredOn(wallet -> wallet.get("asset").asText().equals("BTC"))
        .singleElement()
        .satisfies(
            unknown -> {
              assertThat(unknown.get("ledger").isNull()).isTrue();
              assertThat(unknown.get("available").isNull()).isTrue();
              assertThat(unknown.get("pending").isNull()).isTrue();
              assertThat(unknown.get("asOf").isNull()).isTrue();
              assertThat(unknown.get("stale").asBoolean()).isTrue();
            });
    assertThat(balances.get("totals"))
        .extracting(total -> total.get("asset").asText() + " " + total.get("ledger").asText())
        .containsExactlyInAnyOrder("USDC 12.500000", "BTC null");
  }

  @Test
  void a_balance_is_stale_when_nothing_was_heard_for_a_quarter_of_an_hour() {
    var customer = given.customer(server.tenant);
    var wallet = given.activeWallet(server.tenant, customer, Given.USDC);
    var path = "/v1/wallets/" + wallet.id() + "/balance";

    server.store.letTimePass(Duration.ofMinutes(15));
    assertThat(server.get(path).json().get("stale").asBoolean()).isFalse();
    server.store.letTimePass(Duration.ofSeconds(1));
    assertThat(server.get(path).json().get("stale").asBoolean()).isTrue();
  }

  @Test
  void the_card_account_is_there_as_it_is_alone() {
    var customer = given.customer(server.tenant);
    var path = "/v1/customers/" + customer.id();
    assertThat(server.get(path + "/balances").json().get("cardAccount").isNull()).isTrue();
    given.readyForCard(server.tenant, customer);

    var account = server.get(path + "/balances").expect(200).json().get("cardAccount");

    assertThat(account).isEqualTo(server.get(path + "/card-account").expect(200).json());
    assertThat(account.get("available").isNull()).isTrue();
    assertThat(account.get("stale").asBoolean()).isTrue();
  }

  @Test
  void what_is_older_than_is_wanted_is_asked_about_and_else_is_stale() {
    var customer = given.customer(server.tenant);
    given.activeWallet(server.tenant, customer, Given.USDC);
    var accounts = server.bean(FakeCardAccounts.class);
    var cardCustomer = given.readyForCard(server.tenant, customer);
    accounts.moves(cardCustomer, 4_523, 673);
    server.store.letTimePass(Duration.ofSeconds(31));

    var fresh = balances(customer, "?minFreshness=30");

    // The provider has never heard of this customer, and so says nothing about the wallet.
    assertThat(fresh.get("wallets").get(0).get("stale").asBoolean()).isTrue();
    assertThat(fresh.get("totals").get(0).get("stale").asBoolean()).isTrue();
    assertThat(fresh.get("cardAccount").get("available").asText()).isEqualTo("38.50");
    assertThat(fresh.get("cardAccount").get("stale").asBoolean()).isFalse();
    var usual = balances(customer, "");
    assertThat(usual.get("wallets").get(0).get("stale").asBoolean()).isFalse();

    server.store.letTimePass(Duration.ofSeconds(31));
    accounts.goesAway();
    try {
      var away = balances(customer, "?minFreshness=30");
      assertThat(away.get("cardAccount").get("available").asText()).isEqualTo("38.50");
      assertThat(away.get("cardAccount").get("stale").asBoolean()).isTrue();
    } finally {
      accounts.comesBack();
    }
  }

  @Test
  void what_several_have_is_what_each_has_in_the_order_in_which_they_are_named() {
    var rich = given.customer(server.tenant);
    var poor = given.customer(server.tenant);
    book(given.activeWallet(server.tenant, rich, Given.USDC), "12.5", "2.5");
    var nobody = CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL);
    var foreign = given.customer(given.tenant()).id();

    var several = several(poor.id(), nobody, rich.id(), foreign);

    assertThat(several.get("items")).containsExactly(balances(poor, ""), balances(rich, ""));
    assertThat(several.get("notFound"))
        .extracting(JsonNode::asText)
        .containsExactly(nobody.value(), foreign.value());
  }

  private JsonNode several(CustomerId... customers) {
    var ids = Stream.of(customers).map(CustomerId::value).collect(Collectors.joining(","));
    return server.get("/v1/customers/balances?customerIds=" + ids).expect(200).json();
  }

  @Test
  void up_to_fifty_are_read_at_once_and_each_once() {
    var ids =
        Stream.generate(() -> CustomerId.next(Given.IDS, CustomerType.INDIVIDUAL).value())
            .limit(51)
            .toList();
    var path = "/v1/customers/balances?customerIds=";
    var fifty = String.join(",", ids.subList(0, 50));

    assertThat(server.get(path + fifty).expect(200).json().get("notFound")).hasSize(50);
    for (var refused :
        List.of(
            String.join(",", ids),
            "",
            ids.getFirst() + ",",
            ids.getFirst() + ",x",
            ids.getFirst() + "," + ids.getFirst())) {
      assertThat(server.get(path + refused).problem()).isEqualTo("400 invalid-parameter");
    }
    assertThat(server.get("/v1/customers/balances").problem()).isEqualTo("400 invalid-parameter");
  }

  private JsonNode balances(Customer customer, String query) {
    return server.get("/v1/customers/" + customer.id() + "/balances" + query).expect(200).json();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "0", "10000", "-1", "010", "10s", "1e3", ""})
  void a_freshness_that_cannot_be_had_is_refused(String seconds) {
    var customer = given.customer(server.tenant);

    var refused =
        server.get("/v1/customers/" + customer.id() + "/balances?minFreshness=" + seconds);

    assertThat(refused.problem()).isEqualTo("400 invalid-parameter");
  }

  @Test
  void transactions_are_one_feed_with_conditions() {
    var customer = given.customer(server.tenant);
    var usdc = given.activeWallet(server.tenant, customer, Given.USDC);
    var btc = given.activeWallet(server.tenant, customer, Given.BTC);
    book(usdc, "12.5", "2.5");
    book(btc, "1", "2");
    var path = "/v1/customers/" + customer.id() + "/transactions";

    var all = server.get(path + "?include=total").expect(200).json();
    assertThat(all.get("total").asInt()).isEqualTo(4);
    var first = server.get(path + "?limit=3").json();
    var rest = server.get(path + "?limit=3&cursor=" + first.get("nextCursor").asText()).json();
    assertThat(rest.get("items")).hasSize(1);
    assertThat(rest.get("nextCursor").isNull()).isTrue();
    var some = server.get(path + "?state=pending&direction=deposit&walletId=" + usdc.id()).json();
    assertThat(some.get("items")).hasSize(1);
    var one = some.get("items").get(0);
    assertThat(one.get("amount").asText()).isEqualTo("2.500000");
    assertThat(one.get("asset").asText()).isEqualTo("USDC");
    assertThat(one.get("settledAt").isNull()).isTrue();
    assertThat(one.get("providerTransactionId").asText()).startsWith("tx");
    assertThat(server.get(path + "?direction=withdrawal").json().get("items")).isEmpty();
    assertThat(server.get(path + "?walletId=nonsense").problem())
        .isEqualTo("400 invalid-parameter");
    assertThat(server.get(path + "?state=done").problem()).isEqualTo("400 invalid-parameter");
  }

  private void book(Wallet.Active wallet, String completed, String pending) {
    given.in(
        server.tenant,
        () -> {
          var first = deposit(wallet, completed);
          var second = deposit(wallet, pending);
          var done = first.complete(server.store.now());
          server.store.walletTransactions().add(first);
          server.store.walletTransactions().save(done);
          server.store.walletTransactions().add(second);
          var balance =
              server
                  .store
                  .walletBalances()
                  .getForUpdate(server.tenant.id(), wallet.id())
                  .orElseThrow();
          server
              .store
              .walletBalances()
              .save(server.tenant.id(), balance.after(null, done).after(null, second));
        });
  }

  private WalletTransaction.Pending deposit(Wallet.Active wallet, String amount) {
    return new WalletTransaction.Pending(
        new WalletTransaction.Facts(
            TransactionId.next(Given.IDS),
            server.tenant.id(),
            wallet.header().customer(),
            wallet.id(),
            Given.unique("tx"),
            Direction.DEPOSIT,
            AssetAmount.parse(amount, wallet.header().asset()).orElseThrow(),
            null,
            null,
            server.store.now()));
  }
}
