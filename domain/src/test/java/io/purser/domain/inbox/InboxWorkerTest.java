package io.purser.domain.inbox;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.customer.Registration;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.WalletTransaction.Direction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is delivered, from the door to the books. */
final class InboxWorkerTest {
  private final InboxAtWork inbox = new InboxAtWork();
  private final InMemoryPlatform platform = inbox.platform;

  @Test
  void a_deposit_is_booked() {
    var known = inbox.openWallet();

    assertThat(inbox.deliver("deposit e1 " + known + " t1 25.5 a"))
        .isInstanceOf(ReceiveDelivery.Result.Kept.class);
    inbox.work();

    assertThat(inbox.ledger()).isEqualTo("25.500000");
    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied());
    assertThat(platform.store.eventLog().types()).endsWith("transaction.completed");
  }

  @Test
  void an_event_about_the_master_wallet_has_its_history_read_soon() {
    platform.given.approvedProgramme(platform.tenant);
    var readings = platform.store.historyReadings();
    readings.claim(Duration.ofHours(1), Duration.ZERO);
    platform.store.letTimePass(Duration.ofSeconds(1));
    assertThat(readings.claim(Duration.ofHours(1), Duration.ZERO)).isEmpty();

    inbox.deliver("moved e1");
    inbox.work();

    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied());
    assertThat(readings.claim(Duration.ofHours(1), Duration.ZERO)).hasSize(1);
  }

  @Test
  void nothing_of_a_forgery_is_kept() {
    var body = "deposit e1 any t1 1 a".getBytes(StandardCharsets.UTF_8);

    assertThat(
            inbox.receiveDelivery.handle(inbox.endpoint.id(), List.of("bad"), List.of("now"), body))
        .isInstanceOf(ReceiveDelivery.Result.Refused.class);
    assertThat(
            inbox.receiveDelivery.handle(
                EndpointId.next(Given.IDS), List.of("good"), List.of("now"), body))
        .isInstanceOf(ReceiveDelivery.Result.Refused.class);
    assertThat(platform.store.inbox().waiting()).isZero();
    assertThat(inbox.observed.kept).isEmpty();
    assertThat(inbox.observed.refused).containsExactly(Refusal.SIGNATURE, Refusal.UNKNOWN_ENDPOINT);
  }

  @Test
  void the_same_bytes_the_same_event_and_the_same_transaction_are_booked_once() {
    var known = inbox.openWallet();

    inbox.deliver("deposit e1 " + known + " t1 10 a");
    inbox.deliver("deposit e1 " + known + " t1 10 a");
    inbox.deliver("deposit e1 " + known + " t1 10 other-bytes");
    inbox.deliver("deposit e2 " + known + " t1 10 other-event");
    inbox.deliver("deposit - " + known + " t1 10 no-event");
    inbox.work();

    assertThat(inbox.ledger()).isEqualTo("10.000000");
    assertThat(inbox.outcomes())
        .containsExactly(
            new Outcome.Applied(),
            new Outcome.Duplicate(),
            new Outcome.Duplicate(),
            new Outcome.Duplicate());
    assertThat(inbox.observed.kept).containsExactly(true, false, true, true, true);
    assertThat(inbox.observed.closed).isEqualTo(inbox.outcomes());
  }

  @Test
  void what_is_of_no_use_is_closed() {
    inbox.deliver("other e1");
    inbox.deliver("broken e2");
    inbox.work();

    assertThat(inbox.outcomes())
        .containsExactly(
            new Outcome.Ignored("card.created"), new Outcome.Quarantined("has no amount"));
  }

  @Test
  void a_deposit_that_comes_before_its_wallet_is_booked_when_the_wallet_is_there() {
    platform.register("register", inbox.customer.id());
    var known =
        ((Registration.Registered) platform.load(inbox.customer.id()).registration())
            .customer()
            .id();
    inbox.deliver("deposit e1 " + known + " t1 1 a");
    inbox.work();
    assertThat(inbox.outcomes()).isEmpty();

    inbox.openWallet();
    inbox.workForHours(1);

    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied());
    assertThat(inbox.ledger()).isEqualTo("1.000000");
  }

  @Test
  void a_delivery_about_a_stranger_ends_with_a_person() {
    inbox.deliver("deposit e1 nobody t1 1 a");
    inbox.workForHours(12);

    assertThat(inbox.outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
  }

  @Test
  void a_customer_of_another_account_is_a_stranger() {
    var elsewhere = platform.given.tenant();
    platform.given.registeredCustomer(elsewhere, "known-elsewhere");
    inbox.deliver("deposit e1 known-elsewhere t1 1 a");
    inbox.workForHours(12);

    assertThat(inbox.outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
    assertThat(platform.store.walletTransactions().all()).isEmpty();
  }

  @Test
  void a_delivery_that_contradicts_the_books_ends_with_a_person() {
    var known = inbox.openWallet();
    inbox.deliver("deposit e1 " + known + " t1 1 a");
    inbox.deliver("deposit e2 " + known + " t1 2 a");
    inbox.work();

    assertThat(inbox.outcomes().getLast()).isInstanceOf(Outcome.Quarantined.class);
    assertThat(inbox.ledger()).isEqualTo("1.000000");
  }

  @Test
  void a_repeat_of_up_to_three_days_is_applied_and_an_older_one_makes_us_ask() {
    var known = inbox.openWallet();
    inbox.signedAt = platform.store.now().minus(Duration.ofDays(3));
    inbox.deliver("deposit e1 " + known + " t1 1 a");
    inbox.signedAt = platform.store.now().minus(Duration.ofDays(3)).minusSeconds(1);
    inbox.deliver("deposit e2 " + known + " t2 5 a");
    inbox.work();

    assertThat(inbox.outcomes()).containsExactly(new Outcome.Applied(), new Outcome.AskedInstead());
    assertThat(inbox.ledger()).isEqualTo("1.000000");
  }

  @Test
  void a_delivery_from_the_future_makes_us_ask_and_what_the_provider_says_is_booked() {
    var known = inbox.openWallet();
    platform.provider.reports(
        known,
        new ReportedTransaction(
            "t1",
            null,
            Direction.DEPOSIT,
            AssetAmount.parse("3", USDC).orElseThrow(),
            Progress.COMPLETED,
            null,
            null,
            null));
    inbox.signedAt = platform.store.now().plus(Duration.ofMinutes(5)).plusSeconds(1);
    inbox.deliver("deposit e1 " + known + " t1 999 a");
    inbox.work();

    assertThat(inbox.outcomes()).containsExactly(new Outcome.AskedInstead());
    assertThat(inbox.ledger()).isEqualTo("3.000000");
  }

  @Test
  void asking_waits_for_a_provider_that_is_away() {
    var known = inbox.openWallet();
    inbox.signedAt = platform.store.now().minus(Duration.ofDays(9));
    inbox.deliver("deposit e1 " + known + " t1 1 a");
    platform.provider.goesAway();
    inbox.workForHours(12);
    assertThat(inbox.outcomes()).isEmpty();

    platform.provider.comesBack();
    inbox.workForHours(1);

    assertThat(inbox.outcomes()).containsExactly(new Outcome.AskedInstead());
  }
}
