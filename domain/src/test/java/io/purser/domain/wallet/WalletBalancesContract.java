package io.purser.domain.wallet;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletBalances.Outdated;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link WalletBalances} must do. */
public abstract class WalletBalancesContract extends StoreContract {
  /** More than other tests leave behind in a shared store. */
  private static final int ALL = 10_000;

  private Customer customer;
  private Wallet.Active wallet;

  @BeforeEach
  void giveWallet() {
    customer = given.customer(tenant);
    wallet = given.activeWallet(tenant, customer, USDC);
  }

  private WalletBalances balances() {
    return store().walletBalances();
  }

  private static AssetAmount amount(Asset asset, String units) {
    return new AssetAmount(new BigInteger(units), asset);
  }

  private List<Outdated> outdated(Duration age) {
    return balances().outdated(age, ALL).stream()
        .filter(each -> each.tenant().equals(tenant.id()))
        .toList();
  }

  private void heardOf(Wallet.Active about, Instant at) {
    in(
        () -> {
          var zero = AssetAmount.zero(about.header().asset());
          balances()
              .save(
                  tenant.id(),
                  new WalletBalance(about.id(), zero, zero, zero, at, Source.PROVIDER));
        });
  }

  @Test
  void the_balance_of_a_new_wallet_is_zero() {
    assertThat(in(() -> balances().get(tenant.id(), wallet.id())))
        .contains(WalletBalance.opened(wallet));
  }

  @Test
  void a_balance_is_read_back_as_it_was_saved_however_large_or_negative() {
    var balance =
        new WalletBalance(
            wallet.id(),
            amount(USDC, "123456789012345678901234567890123456789"),
            amount(USDC, "-7"),
            amount(USDC, "99"),
            amount(USDC, "5"),
            store().now(),
            Source.WEBHOOK);
    in(() -> balances().save(tenant.id(), balance));

    assertThat(in(() -> balances().get(tenant.id(), wallet.id()))).contains(balance);
    assertThat(in(() -> balances().getForUpdate(tenant.id(), wallet.id()))).contains(balance);
  }

  @Test
  void a_customers_balances_come_in_the_order_of_the_wallets_ids() {
    var other = given.activeWallet(tenant, customer, BTC);
    var third = given.activeWallet(tenant, customer, new Asset("base", "USDC", 6));
    given.activeWallet(tenant, given.customer(tenant), USDC);
    var inOrder =
        Stream.of(wallet, other, third)
            .map(Wallet.Active::id)
            .sorted((a, b) -> a.value().compareTo(b.value()))
            .toList();

    assertThat(in(() -> balances().ofCustomer(tenant.id(), customer.id())))
        .extracting(WalletBalance::wallet)
        .containsExactlyElementsOf(inOrder);
    assertThat(in(() -> balances().ofCustomerForUpdate(tenant.id(), customer.id())))
        .extracting(WalletBalance::wallet)
        .containsExactlyElementsOf(inOrder);
  }

  @Test
  void those_who_book_under_the_lock_never_lose_a_booking() {
    Concurrently.run(
        8,
        number ->
            in(
                () -> {
                  var balance = balances().getForUpdate(tenant.id(), wallet.id()).orElseThrow();
                  var more = balance.ledger().plus(amount(USDC, "1"));
                  balances()
                      .save(
                          tenant.id(),
                          new WalletBalance(
                              wallet.id(),
                              more,
                              balance.incoming(),
                              balance.outgoing(),
                              balance.asOf(),
                              balance.source()));
                  return number;
                }));

    assertThat(in(() -> balances().get(tenant.id(), wallet.id())).orElseThrow().ledger())
        .isEqualTo(amount(USDC, "8"));
  }

  @Test
  void another_tenants_balance_is_nowhere_to_be_seen() {
    var foreign = given.customer(stranger);
    var theirs = given.activeWallet(stranger, foreign, USDC);

    in(
        () -> {
          assertThat(balances().get(tenant.id(), theirs.id())).isEmpty();
          assertThat(balances().getForUpdate(tenant.id(), theirs.id())).isEmpty();
          assertThat(balances().ofCustomer(tenant.id(), foreign.id())).isEmpty();
          assertThat(balances().ofCustomerForUpdate(tenant.id(), foreign.id())).isEmpty();
        });
  }

  @Test
  void a_customer_of_whom_nothing_was_heard_is_outdated() {
    heardOf(wallet, store().now().minus(Duration.ofHours(2)));

    assertThat(outdated(Duration.ofHours(3))).isEmpty();
    assertThat(outdated(Duration.ofHours(1)))
        .containsExactly(new Outdated(tenant.id(), customer.id()));
  }

  @Test
  void what_was_heard_long_ago_is_outdated_by_the_stores_own_clock() {
    heardOf(wallet, store().now());
    assertThat(outdated(Duration.ofHours(1))).isEmpty();

    store().letTimePass(Duration.ofHours(2));

    assertThat(outdated(Duration.ofHours(1))).hasSize(1);
  }

  @Test
  void a_customer_is_named_once_a_minute_however_many_wallets_are_outdated() {
    heardOf(wallet, store().now().minus(Duration.ofHours(2)));
    heardOf(given.activeWallet(tenant, customer, BTC), store().now().minus(Duration.ofHours(3)));

    assertThat(outdated(Duration.ofHours(1))).hasSize(1);
    assertThat(outdated(Duration.ofHours(1))).isEmpty();

    store().letTimePass(Duration.ofSeconds(61));

    assertThat(outdated(Duration.ofHours(1))).hasSize(1);
  }

  @Test
  void a_busy_customer_is_named_as_well_since_only_what_arrived_was_heard() {
    heardOf(wallet, store().now().minus(Duration.ofHours(2)));
    assertThat(outdated(Duration.ofHours(1))).hasSize(1);

    store().letTimePass(Duration.ofHours(5));
    heardOf(wallet, store().now());
    assertThat(outdated(Duration.ofHours(1))).isEmpty();

    store().letTimePass(Duration.ofHours(2));
    heardOf(wallet, store().now());
    assertThat(outdated(Duration.ofHours(1))).hasSize(1);
  }

  @Test
  void the_longest_unheard_of_come_first_and_no_more_than_asked_for() {
    var second = given.customer(tenant);
    var third = given.customer(tenant);
    heardOf(wallet, store().now().minus(Duration.ofHours(2)));
    heardOf(given.activeWallet(tenant, second, USDC), store().now().minus(Duration.ofHours(4)));
    heardOf(given.activeWallet(tenant, third, USDC), store().now().minus(Duration.ofHours(3)));

    assertThat(balances().outdated(Duration.ofHours(1), 0)).isEmpty();
    assertThat(outdated(Duration.ofHours(1)))
        .extracting(Outdated::customer)
        .containsExactly(second.id(), third.id(), customer.id());
  }

  @Test
  void of_many_who_ask_at_once_one_is_told() {
    heardOf(wallet, store().now().minus(Duration.ofHours(2)));

    var told = Concurrently.run(6, _ -> outdated(Duration.ofHours(1)));

    assertThat(told.stream().mapToInt(List::size).sum()).isEqualTo(1);
  }
}
