package io.purser.domain.customer.overview;

import static io.purser.domain.Given.USDC;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Asking again for what is older than somebody wants to see. */
final class FreshenBalancesTest {
  private static final Duration MOST = Duration.ofSeconds(30);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");

  private void deposit(String amount) {
    var known = (Registration.Registered) platform.load(customer.id()).registration();
    platform.provider.reports(
        known.customer().id(),
        new ReportedTransaction(
            Given.unique("deposit"),
            null,
            Direction.DEPOSIT,
            AssetAmount.parse(amount, USDC).orElseThrow(),
            Progress.COMPLETED,
            null,
            null,
            null));
  }

  private Overview read() {
    return platform
        .given
        .reading(
            platform.tenant,
            () ->
                platform
                    .store
                    .overviews()
                    .of(platform.tenant.id(), customer.id(), EnumSet.of(Part.BALANCES)))
        .orElseThrow();
  }

  private boolean freshen() {
    return platform.freshenBalances.handle(read(), MOST, platform.deadline());
  }

  private String ledger() {
    return requireNonNull(requireNonNull(read().holdings()).wallets().getFirst().balance())
        .ledger()
        .text();
  }

  private Instant cardAsOf() {
    var card = requireNonNull(requireNonNull(read().holdings()).card());
    return requireNonNull(card.balance()).asOf();
  }

  private void openWallet() {
    platform.openWallet("open", customer.id(), USDC);
  }

  @Test
  void what_is_fresh_enough_is_not_asked_about() {
    openWallet();
    deposit("5");
    platform.store.letTimePass(MOST);

    assertThat(freshen()).isFalse();
    assertThat(ledger()).isEqualTo("0.000000");
  }

  @Test
  void a_wallet_that_is_older_is_asked_about() {
    openWallet();
    deposit("5");
    platform.store.letTimePass(MOST.plusMillis(1));

    assertThat(freshen()).isTrue();
    assertThat(ledger()).isEqualTo("5.000000");
    assertThat(freshen()).isFalse();
  }

  @Test
  void a_card_account_is_asked_about_as_long_as_nothing_is_known_of_it_and_when_it_is_older() {
    var cardCustomer = platform.given.readyForCard(platform.tenant, customer);
    platform.cardAccounts.moves(cardCustomer, 500, 0);

    assertThat(freshen()).isTrue();
    assertThat(freshen()).isFalse();
    var before = cardAsOf();
    platform.store.letTimePass(MOST.plusMillis(1));

    assertThat(freshen()).isTrue();
    assertThat(cardAsOf()).isAfter(before);
    assertThat(platform.cardAccounts.reads()).isEqualTo(2);
  }

  @Test
  void when_the_provider_is_away_what_is_known_stays() {
    openWallet();
    deposit("5");
    platform.store.letTimePass(MOST.plusMillis(1));
    platform.provider.goesAway();

    assertThat(freshen()).isTrue();
    assertThat(ledger()).isEqualTo("0.000000");
  }

  @Test
  void who_has_nothing_is_not_asked_about() {
    assertThat(freshen()).isFalse();
  }

  @Test
  void who_was_deleted_is_not_asked_about() {
    openWallet();
    var deleted =
        platform.given.in(
            platform.tenant,
            () ->
                platform.deleteCustomer.handle(
                    platform.tenant.id(), customer.id(), _ -> true, InMemoryPlatform.BY));
    assertThat(deleted).as("%s", deleted).isNotNull();
    platform.store.letTimePass(MOST.plusMillis(1));

    assertThat(read().customer()).isInstanceOf(Customer.Deleted.class);
    assertThat(freshen()).isFalse();
  }
}
