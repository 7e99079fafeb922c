package io.purser.domain.wallet;

import static io.purser.domain.Given.BTC;
import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.RefreshBalances.Result;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletBalance.Source;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asking the provider for what no webhook told. */
final class RefreshBalancesTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");

  private String open(Customer of) {
    platform.openWallet("open-" + of.id(), of.id(), USDC);
    return ((Registration.Registered) platform.load(of.id()).registration()).customer().id();
  }

  private static ReportedTransaction deposit(String id, Asset asset, String amount) {
    return new ReportedTransaction(
        id,
        null,
        Direction.DEPOSIT,
        AssetAmount.parse(amount, asset).orElseThrow(),
        Progress.COMPLETED,
        null,
        null,
        null);
  }

  private Result refresh() {
    return platform.refreshBalances.handle(
        platform.tenant.id(), customer.id(), platform.deadline());
  }

  private WalletBalance balance(Customer of) {
    return platform
        .given
        .in(
            platform.tenant,
            () -> platform.store.walletBalances().ofCustomer(platform.tenant.id(), of.id()))
        .getFirst();
  }

  @Test
  void what_the_provider_reports_is_booked_once_however_often_it_is_asked() {
    var known = open(customer);
    platform.provider.reports(known, deposit("t1", USDC, "2"));
    platform.provider.reports(known, deposit("t2", USDC, "3"));

    assertThat(refresh()).isEqualTo(new Result.Refreshed(0));
    assertThat(refresh()).isEqualTo(new Result.Refreshed(0));

    assertThat(balance(customer).ledger().text()).isEqualTo("5.000000");
    assertThat(platform.store.walletTransactions().all()).hasSize(2);
  }

  @Test
  void an_answer_is_as_old_as_the_question_also_when_nothing_moved() {
    open(customer);
    platform.store.letTimePass(Duration.ofHours(1));

    refresh();

    assertThat(balance(customer).asOf()).isEqualTo(platform.store.now());
    assertThat(balance(customer).source()).isEqualTo(Source.PROVIDER);
  }

  @Test
  void what_cannot_be_booked_is_counted() {
    var known = open(customer);
    platform.provider.reports(known, deposit("t1", BTC, "1"));
    platform.provider.hasUnreadableRows(2);

    assertThat(refresh()).isEqualTo(new Result.Refreshed(3));
  }

  @Test
  void nobody_is_asked_about_a_customer_whom_the_provider_does_not_have() {
    assertThat(refresh()).isInstanceOf(Result.NotRegistered.class);
    assertThat(platform.provider.reads()).isZero();
  }

  @Test
  void a_provider_that_is_away_changes_nothing() {
    open(customer);
    var before = balance(customer);
    platform.store.letTimePass(Duration.ofHours(1));
    platform.provider.goesAway();

    assertThat(refresh()).isInstanceOf(Result.Unavailable.class);
    assertThat(balance(customer)).isEqualTo(before);
  }

  @Test
  void a_customer_whom_the_provider_has_lost_is_marked_so() {
    var known = open(customer);
    platform.provider.forgets(known);

    assertThat(refresh()).isNotInstanceOf(Result.Refreshed.class);
    assertThat(platform.load(customer.id()).registration())
        .isInstanceOfSatisfying(
            Registration.Registered.class,
            registered -> assertThat(registered.customer().status()).isEqualTo("unknown"));
  }

  @Test
  void the_sweep_asks_about_those_of_whom_nothing_was_heard_and_stops_when_nobody_answers() {
    var others =
        List.of(platform.customer("ben@example.com"), platform.customer("cleo@example.com"));
    open(customer);
    others.forEach(this::open);
    var sweep = platform.balanceSweep(Duration.ofHours(1), 10);
    assertThat(sweep.work()).isZero();

    platform.store.letTimePass(Duration.ofHours(2));
    platform.provider.goesAway();
    assertThat(sweep.work()).isEqualTo(1);

    platform.provider.comesBack();
    platform.store.letTimePass(Duration.ofMinutes(2));
    assertThat(sweep.work()).isEqualTo(3);
    assertThat(balance(others.getFirst()).asOf()).isEqualTo(platform.store.now());
    platform.store.letTimePass(Duration.ofMinutes(2));
    assertThat(sweep.work()).isZero();
  }
}
