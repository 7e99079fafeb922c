package io.purser.domain.reconciliation;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.BalanceSweep;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletBalance;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Asker;
import io.purser.domain.work.Urgency;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider and our books, compared after each sweep. */
final class ReconcileTest {
  private static final Initiator OPERATOR = new Initiator("operator:desk:ana", "seen", "r-1");
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final BalanceSweep sweep = platform.balanceSweep(QUIET, 5);
  private final Customer customer = platform.customer("ana@example.com");
  private String providerCustomer = "";
  private Wallet.Active wallet;

  @BeforeEach
  void open() {
    platform.store.letTimePass(Duration.ofMillis(300));
    platform.openWallet("open", customer.id(), USDC);
    wallet =
        platform
            .given
            .in(
                platform.tenant,
                () -> platform.store.wallets().active(platform.tenant.id(), customer.id(), USDC))
            .orElseThrow();
    var known = (Registration.Registered) platform.load(customer.id()).registration();
    providerCustomer = known.customer().id();
    holds("0");
  }

  private static AssetAmount usdc(String amount) {
    return AssetAmount.parse(amount, USDC).orElseThrow();
  }

  private void holds(String amount) {
    platform.walletHoldings.holds(providerCustomer, wallet.provider().id(), usdc(amount));
  }

  private Instant now() {
    return platform.store.now();
  }

  private void reports(
      String amount, Direction direction, Progress progress, @Nullable Instant at) {
    platform.provider.reports(
        providerCustomer,
        new ReportedTransaction(
            Given.unique("tx"), null, direction, usdc(amount), progress, null, null, at));
  }

  /** As much time passes as it takes until the customer's turn comes. */
  private void sweep() {
    platform.store.letTimePass(QUIET.plusMinutes(1));
    assertThat(sweep.work()).isEqualTo(1);
  }

  private List<Break> all() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .breaks()
                .list(platform.tenant.id(), List.of(), PageRequest.first(20))
                .items());
  }

  private Break only() {
    assertThat(all()).hasSize(1);
    return all().getFirst();
  }

  private List<String> told() {
    return platform.store.eventLog().types().stream()
        .filter(type -> type.startsWith("reconciliation."))
        .toList();
  }

  private SettleBreak.Result close(String difference) {
    var id = only().id();
    return platform.given.in(
        platform.tenant,
        () ->
            platform.settleBreak.close(
                platform.tenant.id(), id, new BigDecimal(difference), "ticket 4711", OPERATOR));
  }

  @Test
  void where_both_say_the_same_there_is_no_break_and_the_provider_is_not_asked_again_for_hours() {
    sweep();
    int reads = platform.walletHoldings.reads();
    assertThat(reads).isEqualTo(1);
    sweep();
    assertThat(platform.walletHoldings.reads()).isEqualTo(reads);
    platform.store.letTimePass(Duration.ofHours(6));
    sweep();

    assertThat(platform.walletHoldings.reads()).isEqualTo(reads + 1);
    assertThat(all()).isEmpty();
  }

  @Test
  void comparing_waits_until_nobody_else_needs_the_quota() {
    sweep();

    assertThat(platform.walletHoldings.askers())
        .containsExactly(new Asker(platform.tenant.id(), Urgency.SWEEP));
  }

  @Test
  void money_of_which_nothing_is_known_is_timing_at_first_and_unexplained_when_it_stays() {
    holds("5");
    sweep();
    assertThat(only().state()).isEqualTo(BreakState.OPEN);
    assertThat(only().kind()).isEqualTo(BreakKind.TIMING);
    assertThat(only().gap().difference()).isEqualTo(usdc("5"));
    sweep();
    assertThat(only().kind()).isEqualTo(BreakKind.TIMING);
    assertThat(told()).isEmpty();
    sweep();

    assertThat(only().kind()).isEqualTo(BreakKind.UNEXPLAINED);
    sweep();
    assertThat(told()).containsExactly("reconciliation.break_opened");
    assertThat(all()).hasSize(1);
  }

  @Test
  void what_differs_by_another_amount_each_time_alarms_nobody() {
    for (var amount : List.of("5", "6", "6", "7", "7")) {
      holds(amount);
      sweep();
    }

    assertThat(only().kind()).isEqualTo(BreakKind.TIMING);
    holds("0");
    sweep();
    assertThat(only().state()).isEqualTo(BreakState.EXPLAINED);
    assertThat(only().kind()).isEqualTo(BreakKind.TIMING);
    assertThat(told()).isEmpty();
  }

  @Test
  void an_alarm_that_passes_by_itself_is_told_to_be_over() {
    holds("5");
    for (int i = 0; i < 3; i++) {
      sweep();
    }
    holds("0");
    sweep();

    assertThat(only()).isInstanceOf(Break.Explained.class);
    assertThat(told())
        .containsExactly("reconciliation.break_opened", "reconciliation.break_closed");
  }

  @Test
  void an_operator_takes_it_and_closes_it_as_it_is_and_it_does_not_come_again() {
    holds("5");
    for (int i = 0; i < 3; i++) {
      sweep();
    }
    var id = only().id();
    var taken =
        platform.given.in(
            platform.tenant, () -> platform.settleBreak.take(platform.tenant.id(), id, OPERATOR));
    assertThat(taken).isInstanceOf(SettleBreak.Result.Done.class);
    assertThat(only().owner()).isEqualTo(new Owner("operator:desk:ana", now()));
    var takenAt = now();
    sweep();
    assertThat(only().owner()).isEqualTo(new Owner("operator:desk:ana", takenAt));

    assertThat(close("5")).isInstanceOf(SettleBreak.Result.Done.class);

    assertThat(only().state()).isEqualTo(BreakState.CLOSED);
    assertThat(only().kind()).isEqualTo(BreakKind.ADJUSTED);
    assertThat(only().owner()).isEqualTo(new Owner("operator:desk:ana", takenAt));
    assertThat(close("5")).isInstanceOf(SettleBreak.Result.Ended.class);
    platform.store.letTimePass(Duration.ofHours(6));
    sweep();
    assertThat(all()).hasSize(1);
    assertThat(told())
        .containsExactly(
            "reconciliation.break_opened",
            "reconciliation.break_taken",
            "reconciliation.break_closed");
    assertThat(ledger()).isEqualTo(usdc("0"));

    holds("7");
    platform.store.letTimePass(Duration.ofHours(6));
    sweep();
    assertThat(all()).hasSize(2);
    assertThat(all().getFirst().gap().difference()).isEqualTo(usdc("7"));
  }

  @Test
  void what_an_operator_has_not_seen_is_not_taken_by_their_word() {
    holds("5");
    sweep();
    var seen = only().gap().difference();
    holds("500");
    sweep();

    assertThat(close(seen.text()))
        .isEqualTo(new SettleBreak.Result.DiffersOtherwise((Break.Open) only()));
    assertThat(only().state()).isEqualTo(BreakState.OPEN);
    assertThat(close("500.00")).isInstanceOf(SettleBreak.Result.Done.class);
  }

  private AssetAmount ledger() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .walletBalances()
                .get(platform.tenant.id(), wallet.id())
                .map(WalletBalance::ledger)
                .orElseThrow());
  }

  @Test
  void a_deposit_of_which_no_webhook_told_is_booked_and_explains_itself() {
    var at = now().plusSeconds(1);
    reports("12.5", Direction.DEPOSIT, Progress.COMPLETED, at);
    holds("12.5");
    platform.store.letTimePass(InMemoryPlatform.GRACE);
    sweep();

    assertThat(ledger()).isEqualTo(usdc("12.5"));
    assertThat(only())
        .isInstanceOfSatisfying(
            Break.Explained.class,
            it -> {
              assertThat(it.kind()).isEqualTo(BreakKind.MISSING_WEBHOOK);
              assertThat(it.transaction()).isNotNull();
              assertThat(it.gap().difference()).isEqualTo(usdc("12.5"));
              assertThat(it.gap().provider()).isEqualTo(usdc("12.5"));
            });
    assertThat(told())
        .containsExactly("reconciliation.break_opened", "reconciliation.break_closed");
  }

  @Test
  void a_deposit_in_the_second_in_which_the_wallet_was_opened_is_not_older_than_the_wallet() {
    var at = wallet.activatedAt().truncatedTo(ChronoUnit.SECONDS);
    assertThat(at).isBefore(wallet.activatedAt());
    reports("12.5", Direction.DEPOSIT, Progress.COMPLETED, at);
    holds("12.5");
    platform.store.letTimePass(InMemoryPlatform.GRACE);
    sweep();

    assertThat(only().kind()).isEqualTo(BreakKind.MISSING_WEBHOOK);
  }

  @Test
  void a_break_that_was_seen_before_is_explained_by_the_deposit_that_turns_up() {
    var at = now().plusSeconds(1);
    holds("12.5");
    sweep();
    sweep();
    var seen = only();
    reports("12.5", Direction.DEPOSIT, Progress.COMPLETED, at);
    sweep();

    assertThat(only().id()).isEqualTo(seen.id());
    assertThat(only().kind()).isEqualTo(BreakKind.MISSING_WEBHOOK);
    assertThat(told())
        .containsExactly("reconciliation.break_opened", "reconciliation.break_closed");
  }

  @Test
  void what_has_just_happened_or_left_or_came_before_the_wallet_was_ours_is_not_missing() {
    platform.store.letTimePass(Duration.ofHours(2));
    reports("1", Direction.DEPOSIT, Progress.COMPLETED, now().plus(QUIET));
    reports("2", Direction.DEPOSIT, Progress.COMPLETED, wallet.activatedAt().minusSeconds(1));
    reports("1", Direction.WITHDRAWAL, Progress.COMPLETED, wallet.activatedAt().plusSeconds(1));
    holds("2");
    sweep();

    assertThat(ledger()).isEqualTo(usdc("2"));
    assertThat(all()).isEmpty();
  }

  @Test
  void while_something_is_under_way_what_it_explains_is_no_break() {
    reports("20", Direction.DEPOSIT, Progress.COMPLETED, null);
    reports("8", Direction.WITHDRAWAL, Progress.PENDING, null);
    reports("3", Direction.DEPOSIT, Progress.PENDING, null);
    for (var possible : List.of("20", "12", "23", "15")) {
      holds(possible);
      platform.store.letTimePass(Duration.ofHours(6));
      sweep();
      assertThat(all()).as(possible).isEmpty();
    }

    holds("11.999999");
    platform.store.letTimePass(Duration.ofHours(6));
    sweep();
    assertThat(only().state()).isEqualTo(BreakState.OPEN);
    holds("15");
    sweep();

    // It might be the same money that is missing still: nobody can tell while something moves.
    assertThat(only().state()).isEqualTo(BreakState.OPEN);
  }

  @Test
  void when_the_provider_does_not_say_nothing_is_concluded() {
    platform.walletHoldings.goesAway();
    sweep();
    assertThat(all()).isEmpty();
    platform.walletHoldings.comesBack();
    holds("5");
    sweep();

    assertThat(only().gap().difference()).isEqualTo(usdc("5"));
  }
}
