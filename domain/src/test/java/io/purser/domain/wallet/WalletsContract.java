package io.purser.domain.wallet;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.money.Asset;
import io.purser.domain.operation.Rejection;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Wallets} must do. */
public abstract class WalletsContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private Wallets wallets() {
    return store().wallets();
  }

  private Optional<Wallet> get(Wallet wallet) {
    return in(() -> wallets().get(tenant.id(), wallet.id()));
  }

  private Optional<WalletId> open(Asset asset) {
    return in(() -> wallets().open(tenant.id(), customer.id(), asset));
  }

  private Optional<Wallet.Active> active(Asset asset) {
    return in(() -> wallets().active(tenant.id(), customer.id(), asset));
  }

  private void save(Wallet wallet) {
    in(() -> wallets().save(wallet));
  }

  @Test
  void a_wallet_is_read_back_as_it_was_added_with_version_1() {
    var wallet = given.newWallet(tenant, customer, USDC);
    in(() -> wallets().add(wallet));

    var added = (Wallet.Requested) get(wallet).orElseThrow();

    assertThat(added.operation()).isEqualTo(wallet.operation());
    assertThat(added.header())
        .isEqualTo(
            new Wallet.Header(
                wallet.id(),
                tenant.id(),
                customer.id(),
                USDC,
                wallet.header().createdAt(),
                wallet.header().updatedAt(),
                1));
  }

  @Test
  void every_state_is_read_back_as_it_was_saved() {
    var at = store().now();
    var first = given.requestedWallet(tenant, customer, USDC);
    var second = given.requestedWallet(tenant, customer, BTC);
    var provider = new ProviderWallet(Given.unique("provider-wallet"), "address", "holder");
    var why = new Rejection(Rejection.Reason.REFUSED_BY_PROVIDER, "E-1");

    save(first.activate(provider, at));
    save(second.fail(why, at));

    assertThat(get(first))
        .get()
        .isInstanceOfSatisfying(
            Wallet.Active.class,
            active -> {
              assertThat(active.provider()).isEqualTo(provider);
              assertThat(active.activatedAt()).isEqualTo(at);
              assertThat(active.header().version()).isEqualTo(2);
            });
    assertThat(get(second))
        .get()
        .isInstanceOfSatisfying(
            Wallet.Failed.class,
            failed -> {
              assertThat(failed.why()).isEqualTo(why);
              assertThat(failed.failedAt()).isEqualTo(at);
            });
  }

  @Test
  void a_wallet_is_open_while_it_is_requested_and_while_it_is_active() {
    assertThat(open(USDC)).isEmpty();
    var wallet = given.requestedWallet(tenant, customer, USDC);
    assertThat(open(USDC)).contains(wallet.id());
    assertThat(active(USDC)).isEmpty();

    save(wallet.activate(new ProviderWallet("p", "a"), store().now()));

    assertThat(open(USDC)).contains(wallet.id());
    assertThat(active(USDC)).map(Wallet.Active::id).contains(wallet.id());
    assertThat(open(BTC)).isEmpty();
    assertThat(open(new Asset("base", "USDC", 6))).isEmpty();
  }

  @Test
  void a_failed_wallet_makes_room_for_another_one() {
    var failed = given.requestedWallet(tenant, customer, USDC);
    save(failed.fail(Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER), store().now()));
    assertThat(open(USDC)).isEmpty();

    var second = given.requestedWallet(tenant, customer, USDC);

    assertThat(open(USDC)).contains(second.id());
  }

  @Test
  void a_second_open_wallet_of_an_asset_is_impossible() {
    given.requestedWallet(tenant, customer, USDC);
    var second = given.newWallet(tenant, customer, USDC);

    assertThatThrownBy(() -> in(() -> wallets().add(second))).isInstanceOf(RuntimeException.class);
    assertThat(get(second)).isEmpty();
  }

  @Test
  void a_stale_copy_cannot_overwrite_a_newer_one() {
    var loaded = given.requestedWallet(tenant, customer, USDC);
    save(loaded.activate(new ProviderWallet("p", "a"), store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(
            () ->
                save(
                    loaded.fail(
                        Rejection.because(Rejection.Reason.REFUSED_BY_PROVIDER), store().now())));
    assertThat(get(loaded)).get().isInstanceOf(Wallet.Active.class);
  }

  @Test
  void what_was_never_added_cannot_be_saved() {
    var wallet = given.newWallet(tenant, customer, USDC);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(wallet.activate(new ProviderWallet("p", "a"), store().now())));
  }

  @Test
  void an_active_wallet_is_found_by_the_providers_id_among_its_customers_own() {
    var wallet = given.activeWallet(tenant, customer, USDC);
    var other = given.customer(tenant);
    var providerId = wallet.provider().id();

    assertThat(in(() -> wallets().byProviderId(tenant.id(), customer.id(), providerId)))
        .contains(wallet);
    assertThat(in(() -> wallets().byProviderId(tenant.id(), other.id(), providerId))).isEmpty();
    assertThat(in(() -> wallets().byProviderId(tenant.id(), customer.id(), "none"))).isEmpty();
  }

  @Test
  void another_tenants_wallet_is_nowhere_to_be_seen() {
    var foreign = given.customer(stranger);
    var wallet = given.activeWallet(stranger, foreign, USDC);

    assertThat(get(wallet)).isEmpty();
    in(
        () -> {
          assertThat(wallets().open(tenant.id(), foreign.id(), USDC)).isEmpty();
          assertThat(wallets().active(tenant.id(), foreign.id(), USDC)).isEmpty();
          assertThat(wallets().byProviderId(tenant.id(), foreign.id(), wallet.provider().id()))
              .isEmpty();
          assertThat(wallets().list(tenant.id(), foreign.id(), PageRequest.first(5)).items())
              .isEmpty();
        });
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come() {
    List<Wallet> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(given.requestedWallet(tenant, customer, new Asset("chain" + i, "COIN", i)));
    }
    given.requestedWallet(tenant, given.customer(tenant), USDC);
    var newestFirst =
        before.stream()
            .sorted(
                comparing((Wallet wallet) -> wallet.header().createdAt())
                    .thenComparing(wallet -> wallet.id().value())
                    .reversed())
            .toList();
    var more = new ArrayList<>(List.of("later1", "later2", "later3"));
    // What comes later is newer, also by a clock that stands still.
    store().letTimePass(Duration.ofSeconds(1));

    var seen =
        Walk.through(
            2,
            page -> in(() -> wallets().list(tenant.id(), customer.id(), page)),
            () ->
                given.requestedWallet(tenant, customer, new Asset(more.removeFirst(), "COIN", 0)));

    assertThat(seen).containsExactlyElementsOf(newestFirst);
  }

  @Test
  void a_list_tells_its_total_when_asked() {
    given.requestedWallet(tenant, customer, USDC);
    given.requestedWallet(tenant, customer, BTC);

    var page = in(() -> wallets().list(tenant.id(), customer.id(), new PageRequest(1, null, true)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).hasSize(1);
  }
}
