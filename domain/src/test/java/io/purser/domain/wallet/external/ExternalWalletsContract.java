package io.purser.domain.wallet.external;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.purser.domain.Given;
import io.purser.domain.StoreContract;
import io.purser.domain.chain.Chain;
import io.purser.domain.chain.ChainAddress;
import io.purser.domain.chain.TransactionHash;
import io.purser.domain.customer.Customer;
import io.purser.domain.list.PageRequest;
import io.purser.domain.list.Walk;
import io.purser.domain.wallet.external.Authorization.Recorder;
import io.purser.domain.wallet.external.ExternalWallets.Linking;
import io.purser.domain.work.StaleAggregate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ExternalWallets} must do. */
public abstract class ExternalWalletsContract extends StoreContract {
  private Customer customer;

  @BeforeEach
  void giveCustomer() {
    customer = given.customer(tenant);
  }

  private ExternalWallets wallets() {
    return store().externalWallets();
  }

  private static ChainAddress address(int number) {
    return new ChainAddress(Chain.BASE, "0x%040x".formatted(number));
  }

  private ExternalWallet wallet(Customer owner, ChainAddress address) {
    return ExternalWallet.linked(
        ExternalWalletId.next(Given.IDS), tenant.id(), owner.id(), address, store().now());
  }

  private ExternalWallet linked(Customer owner, ChainAddress address) {
    var wallet = wallet(owner, address);
    assertThat(link(wallet)).isEqualTo(new Linking.Linked());
    return wallet;
  }

  private Linking link(ExternalWallet wallet) {
    return in(() -> wallets().link(wallet));
  }

  private boolean unlink(ExternalWallet wallet) {
    return in(() -> wallets().unlink(wallet, store().now()));
  }

  private ExternalWallet save(ExternalWallet wallet) {
    return in(() -> wallets().save(wallet));
  }

  private Optional<ExternalWallet> get(ExternalWallet wallet) {
    return in(() -> wallets().get(tenant.id(), wallet.id()));
  }

  @Test
  void a_wallet_is_read_back_as_it_was_linked() {
    var wallet = linked(customer, address(1));

    assertThat(get(wallet)).contains(wallet);
  }

  @Test
  void a_customer_links_an_address_once_on_each_chain() {
    var wallet = linked(customer, address(1));

    assertThat(link(wallet(customer, address(1))))
        .isEqualTo(new Linking.AlreadyLinked(wallet.id()));
    linked(customer, new ChainAddress(Chain.POLYGON, address(1).text()));
    linked(given.customer(tenant), address(1));
  }

  @Test
  void what_is_unlinked_is_not_seen_any_more_and_may_be_linked_anew() {
    var wallet = linked(customer, address(1));

    assertThat(unlink(wallet)).isTrue();

    assertThat(get(wallet)).isEmpty();
    assertThat(in(() -> wallets().list(tenant.id(), customer.id(), PageRequest.first(5))).items())
        .isEmpty();
    assertThat(unlink(wallet)).isFalse();
    var again = linked(customer, address(1));
    assertThat(get(again)).contains(again);
  }

  @Test
  void one_tenant_sees_and_unlinks_nothing_of_another() {
    var wallet = linked(customer, address(1));

    given.in(
        stranger,
        () -> {
          assertThat(wallets().get(stranger.id(), wallet.id())).isEmpty();
          assertThat(wallets().list(stranger.id(), customer.id(), PageRequest.first(5)).items())
              .isEmpty();
          var taken =
              ExternalWallet.linked(
                  wallet.id(), stranger.id(), customer.id(), address(1), store().now());
          assertThat(wallets().unlink(taken, store().now())).isFalse();
          assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> wallets().save(taken));
        });
    assertThat(get(wallet)).contains(wallet);
  }

  @Test
  void what_was_asked_and_shown_is_read_back() {
    var wallet = linked(customer, address(1));
    var challenge = new OwnershipChallenge("Sign\nthis", store().now().plusSeconds(600), 0);

    var challenged = save(wallet.challengedWith(challenge));
    assertThat(get(wallet)).contains(challenged);
    assertThat(challenged.version()).isEqualTo(2);

    var signed = save(challenged.wronglySigned(challenge));
    assertThat(get(wallet)).contains(signed);
    assertThat(requireNonNull(signed.challenge()).wrongSignatures()).isEqualTo(1);

    var at = store().now();
    var proven = save(signed.provenAt(at));
    assertThat(get(wallet)).contains(proven);
    assertThat(proven.ownership()).isEqualTo(new Ownership.Proven(at));
    assertThat(proven.challenge()).isNull();

    var asked = save(proven.challengedWith(challenge));
    assertThat(get(wallet)).contains(asked);
    assertThat(asked.ownership()).isEqualTo(proven.ownership());
  }

  @Test
  void what_was_told_of_an_authorization_is_read_back() {
    var at = store().now();
    var hash = new TransactionHash(Chain.BASE, "0x" + "ab".repeat(32));

    var wallet = linked(customer, address(1));
    for (var told :
        List.of(
            new Authorization.Native(hash, at, Recorder.SERVICE),
            new Authorization.Permit(hash, at, Recorder.OPERATOR),
            new Authorization.Permit(null, at, Recorder.SERVICE),
            new Authorization.None())) {
      wallet = save(wallet.with(told));
      assertThat(get(wallet)).contains(wallet);
      assertThat(wallet.authorization()).isEqualTo(told);
    }
  }

  @Test
  void a_stale_copy_neither_overwrites_nor_unlinks_a_newer_one() {
    var wallet = linked(customer, address(1));
    var proven = save(wallet.provenAt(store().now()));

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(wallet.provenAt(store().now())));
    assertThatExceptionOfType(StaleAggregate.class).isThrownBy(() -> unlink(wallet));
    assertThat(get(wallet)).contains(proven);
  }

  @Test
  void nothing_is_saved_of_what_was_unlinked() {
    var wallet = linked(customer, address(1));
    var challenge = new OwnershipChallenge("Sign this", store().now().plusSeconds(600), 0);
    var challenged = save(wallet.challengedWith(challenge));
    unlink(challenged);

    assertThatExceptionOfType(StaleAggregate.class)
        .isThrownBy(() -> save(challenged.provenAt(store().now())));
  }

  @Test
  void pages_have_neither_gap_nor_repeat_while_others_come() {
    List<ExternalWallet> before = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      before.add(linked(customer, address(i)));
    }
    linked(given.customer(tenant), address(9));
    var newestFirst =
        before.stream()
            .sorted(
                comparing(ExternalWallet::linkedAt)
                    .thenComparing(wallet -> wallet.id().value())
                    .reversed())
            .toList();
    // What comes later is newer, also by a clock that stands still.
    store().letTimePass(Duration.ofSeconds(1));
    var more = new ArrayList<>(List.of(11, 12, 13));

    var seen =
        Walk.through(
            2,
            page -> in(() -> wallets().list(tenant.id(), customer.id(), page)),
            () -> linked(customer, address(more.removeFirst())));

    assertThat(seen).containsExactlyElementsOf(newestFirst);
  }

  @Test
  void a_list_tells_its_total_when_asked() {
    linked(customer, address(1));
    linked(customer, address(2));

    var page = in(() -> wallets().list(tenant.id(), customer.id(), new PageRequest(1, null, true)));

    assertThat(page.total()).isEqualTo(2);
    assertThat(page.items()).hasSize(1);
  }
}
