package io.purser.domain.inbox;

import static io.purser.domain.Given.USDC;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Given;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.Registration;
import io.purser.domain.inbox.DeliveryVerifier.Verdict;
import io.purser.domain.inbox.Inbox.Outcome;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.ReportedTransaction;
import io.purser.domain.wallet.ReportedTransaction.Progress;
import io.purser.domain.wallet.Wallet;
import io.purser.domain.wallet.WalletTransaction.Direction;
import io.purser.domain.work.Steps;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is delivered, from the door to the books. */
final class InboxWorkerTest {
  private static final Initiator BY =
      new Initiator("operator:test", "the wallet is there", "request-1");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final Customer customer = platform.customer("ana@example.com");
  private final RecordedInbox observed = new RecordedInbox();
  private final Endpoint endpoint =
      platform
          .store
          .endpoints()
          .adopt(EndpointId.next(Given.IDS), platform.tenant.account(), "secret", Duration.ZERO);
  private final InboxWorker worker =
      new InboxWorker(
          platform.store.work(),
          platform.store.inbox(),
          InboxWorkerTest::read,
          platform.bookTransaction,
          platform.refreshBalances,
          observed);
  private Instant signedAt = platform.store.now();
  private final ReceiveDelivery receiveDelivery =
      new ReceiveDelivery(
          platform.store.work(),
          platform.store.endpoints(),
          (_, signatures, _, _) ->
              signatures.equals(List.of("good"))
                  ? new Verdict.Genuine(signedAt)
                  : new Verdict.Forged(Refusal.SIGNATURE),
          platform.store.inbox(),
          observed);

  private final ReplayDelivery replayDelivery =
      new ReplayDelivery(
          platform.store.work(),
          platform.store.tenants(),
          platform.store.deliveries(),
          platform.journal,
          platform.store.clock());

  /** A dialect of one line: type, event, customer, transaction, amount, noise. */
  private static ProviderEvent read(byte[] body) {
    var words = new String(body, StandardCharsets.UTF_8).split(" ", -1);
    @Nullable String event = words[1].equals("-") ? null : words[1];
    return switch (words[0]) {
      case "deposit" ->
          new ProviderEvent.TransactionReported(
              event,
              words[2],
              new ReportedTransaction(
                  words[3],
                  null,
                  Direction.DEPOSIT,
                  AssetAmount.parse(words[4], USDC).orElseThrow(),
                  Progress.COMPLETED,
                  null,
                  null,
                  null));
      case "poison" -> throw new IllegalArgumentException("says " + words[2]);
      case "other" -> new ProviderEvent.Other(event, "card.created");
      default -> new ProviderEvent.Unreadable(event, "has no amount");
    };
  }

  private ReceiveDelivery.Result deliver(String text) {
    return receiveDelivery.handle(
        endpoint.id(), List.of("good"), List.of("now"), text.getBytes(StandardCharsets.UTF_8));
  }

  private void work() {
    worker.work(() -> true);
  }

  private void workForHours(int hours) {
    for (int i = 0; i < hours * 12; i++) {
      platform.store.letTimePass(Duration.ofMinutes(5).plusSeconds(1));
      work();
    }
  }

  private String openWallet() {
    platform.openWallet("open", customer.id(), USDC);
    return ((Registration.Registered) platform.load(customer.id()).registration()).customer().id();
  }

  private List<Outcome> outcomes() {
    return platform.store.inbox().outcomes();
  }

  private String ledger() {
    var wallet = (Wallet.Active) platform.store.wallets().all().getFirst();
    return platform
        .given
        .in(
            platform.tenant,
            () -> platform.store.walletBalances().get(platform.tenant.id(), wallet.id()))
        .orElseThrow()
        .ledger()
        .text();
  }

  private ReplayDelivery.Result replay(DeliveryId id) {
    return replayDelivery.handle(platform.tenant.id(), id, BY);
  }

  private KeptDelivery quarantined() {
    return platform
        .store
        .work()
        .inAccount(
            platform.tenant.account(),
            () ->
                platform
                    .store
                    .deliveries()
                    .list(
                        platform.tenant.account(),
                        platform.tenant.id(),
                        DeliveryState.QUARANTINED,
                        PageRequest.first(1)))
        .items()
        .getFirst();
  }

  @Test
  void a_deposit_is_booked() {
    var known = openWallet();

    assertThat(deliver("deposit e1 " + known + " t1 25.5 a"))
        .isInstanceOf(ReceiveDelivery.Result.Kept.class);
    work();

    assertThat(ledger()).isEqualTo("25.500000");
    assertThat(outcomes()).containsExactly(new Outcome.Applied());
    assertThat(platform.store.eventLog().types()).endsWith("transaction.completed");
  }

  @Test
  void nothing_of_a_forgery_is_kept() {
    var body = "deposit e1 any t1 1 a".getBytes(StandardCharsets.UTF_8);

    assertThat(receiveDelivery.handle(endpoint.id(), List.of("bad"), List.of("now"), body))
        .isInstanceOf(ReceiveDelivery.Result.Refused.class);
    assertThat(
            receiveDelivery.handle(
                EndpointId.next(Given.IDS), List.of("good"), List.of("now"), body))
        .isInstanceOf(ReceiveDelivery.Result.Refused.class);
    assertThat(platform.store.inbox().waiting()).isZero();
    assertThat(observed.kept).isEmpty();
    assertThat(observed.refused).containsExactly(Refusal.SIGNATURE, Refusal.UNKNOWN_ENDPOINT);
  }

  @Test
  void the_same_bytes_the_same_event_and_the_same_transaction_are_booked_once() {
    var known = openWallet();

    deliver("deposit e1 " + known + " t1 10 a");
    deliver("deposit e1 " + known + " t1 10 a");
    deliver("deposit e1 " + known + " t1 10 other-bytes");
    deliver("deposit e2 " + known + " t1 10 other-event");
    deliver("deposit - " + known + " t1 10 no-event");
    work();

    assertThat(ledger()).isEqualTo("10.000000");
    assertThat(outcomes())
        .containsExactly(
            new Outcome.Applied(),
            new Outcome.Duplicate(),
            new Outcome.Duplicate(),
            new Outcome.Duplicate());
    assertThat(observed.kept).containsExactly(true, false, true, true, true);
    assertThat(observed.closed).isEqualTo(outcomes());
  }

  @Test
  void what_is_of_no_use_is_closed() {
    deliver("other e1");
    deliver("broken e2");
    work();

    assertThat(outcomes())
        .containsExactly(
            new Outcome.Ignored("card.created"), new Outcome.Quarantined("has no amount"));
  }

  @Test
  void a_deposit_that_comes_before_its_wallet_is_booked_when_the_wallet_is_there() {
    platform.register("register", customer.id());
    var known =
        ((Registration.Registered) platform.load(customer.id()).registration()).customer().id();
    deliver("deposit e1 " + known + " t1 1 a");
    work();
    assertThat(outcomes()).isEmpty();

    openWallet();
    workForHours(1);

    assertThat(outcomes()).containsExactly(new Outcome.Applied());
    assertThat(ledger()).isEqualTo("1.000000");
  }

  @Test
  void a_delivery_about_a_stranger_ends_with_a_person() {
    deliver("deposit e1 nobody t1 1 a");
    workForHours(12);

    assertThat(outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
  }

  @Test
  void a_customer_of_another_account_is_a_stranger() {
    var elsewhere = platform.given.tenant();
    platform.given.registeredCustomer(elsewhere, "known-elsewhere");
    deliver("deposit e1 known-elsewhere t1 1 a");
    workForHours(12);

    assertThat(outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
    assertThat(platform.store.walletTransactions().all()).isEmpty();
  }

  @Test
  void a_delivery_that_contradicts_the_books_ends_with_a_person() {
    var known = openWallet();
    deliver("deposit e1 " + known + " t1 1 a");
    deliver("deposit e2 " + known + " t1 2 a");
    work();

    assertThat(outcomes().getLast()).isInstanceOf(Outcome.Quarantined.class);
    assertThat(ledger()).isEqualTo("1.000000");
  }

  @Test
  void a_repeat_of_up_to_three_days_is_applied_and_an_older_one_makes_us_ask() {
    var known = openWallet();
    signedAt = platform.store.now().minus(Duration.ofDays(3));
    deliver("deposit e1 " + known + " t1 1 a");
    signedAt = platform.store.now().minus(Duration.ofDays(3)).minusSeconds(1);
    deliver("deposit e2 " + known + " t2 5 a");
    work();

    assertThat(outcomes()).containsExactly(new Outcome.Applied(), new Outcome.AskedInstead());
    assertThat(ledger()).isEqualTo("1.000000");
  }

  @Test
  void a_delivery_from_the_future_makes_us_ask_and_what_the_provider_says_is_booked() {
    var known = openWallet();
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
    signedAt = platform.store.now().plus(Duration.ofMinutes(5)).plusSeconds(1);
    deliver("deposit e1 " + known + " t1 999 a");
    work();

    assertThat(outcomes()).containsExactly(new Outcome.AskedInstead());
    assertThat(ledger()).isEqualTo("3.000000");
  }

  @Test
  void asking_waits_for_a_provider_that_is_away() {
    var known = openWallet();
    signedAt = platform.store.now().minus(Duration.ofDays(9));
    deliver("deposit e1 " + known + " t1 1 a");
    platform.provider.goesAway();
    workForHours(12);
    assertThat(outcomes()).isEmpty();

    platform.provider.comesBack();
    workForHours(1);

    assertThat(outcomes()).containsExactly(new Outcome.AskedInstead());
  }

  @Test
  void a_worker_that_is_to_stop_leaves_the_rest_for_later() {
    deliver("other e1");
    deliver("other e2");
    deliver("other e3");
    var asked = new AtomicInteger();

    assertThat(worker.work(() -> asked.incrementAndGet() == 1)).isEqualTo(1);
    assertThat(outcomes()).hasSize(1);

    platform.store.letTimePass(Duration.ofMinutes(2));
    work();
    assertThat(outcomes()).hasSize(3);
  }

  @Test
  void wherever_the_process_dies_a_deposit_is_booked_once() {
    int step = 0;
    boolean died = true;
    while (died) {
      step++;
      var test = new InboxWorkerTest();
      var known = test.openWallet();
      var body = "deposit e1 " + known + " t1 10 a";
      test.platform.store.steps().dieAt(step);
      try {
        test.deliver(body);
        test.work();
      } catch (Steps.Death expected) {
        // What was not acknowledged is delivered again.
      }
      died = test.platform.store.steps().lastBreak() != null;
      test.platform.store.steps().breakNowhere();
      test.deliver(body);
      test.workForHours(1);

      assertThat(test.ledger()).as("ledger after step %s", step).isEqualTo("10.000000");
      assertThat(test.outcomes()).as("outcomes after step %s", step).hasSize(1);
      assertThat(test.platform.store.walletTransactions().all()).hasSize(1);
    }
    assertThat(step).isGreaterThan(20);
  }

  @Test
  void a_delivery_that_keeps_failing_holds_up_nobody_and_ends_with_a_person() {
    var known = openWallet();
    deliver("poison e1 +15550100101");
    deliver("deposit e2 " + known + " t1 1 a");
    work();
    assertThat(outcomes()).containsExactly(new Outcome.Applied());

    workForHours(1);

    assertThat(observed.failures).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(outcomes())
        .contains(new Outcome.Quarantined("failed 10 times, at last: IllegalArgumentException"));
    assertThat(platform.store.inbox().waiting()).isZero();
  }

  @Test
  void a_delivery_that_kills_the_process_ends_with_a_person_too() {
    deliver("other e1");
    for (int i = 0; i < 10; i++) {
      var claimed = platform.store.inbox().claim(1, Duration.ofMinutes(1)).getFirst();
      platform
          .store
          .work()
          .inAccount(
              claimed.account(), () -> platform.store.inbox().begin(claimed.account(), claimed));
      platform.store.letTimePass(Duration.ofMinutes(2));
    }
    work();

    assertThat(outcomes())
        .containsExactly(new Outcome.Quarantined("was begun 10 times and never ended"));
  }

  @Test
  void wherever_something_fails_once_a_deposit_is_booked_once_and_nobody_is_needed() {
    int step = 0;
    boolean failed = true;
    while (failed) {
      step++;
      var test = new InboxWorkerTest();
      test.deliver("deposit e1 " + test.openWallet() + " t1 10 a");
      test.platform.store.steps().failAt(step);
      try {
        test.work();
      } catch (Steps.Failure expected) {
        // It could not even be noted. The lease ends, and it is tried again.
      }
      failed = test.platform.store.steps().lastBreak() != null;
      test.platform.store.steps().breakNowhere();
      test.workForHours(1);

      assertThat(test.ledger()).as("ledger after step %s", step).isEqualTo("10.000000");
      assertThat(test.outcomes())
          .as("outcomes after step %s", step)
          .singleElement()
          .isNotInstanceOf(Outcome.Quarantined.class);
    }
    assertThat(step).isGreaterThan(15);
  }

  @Test
  void what_was_quarantined_is_replayed_once_its_cause_is_gone() {
    platform.register("register", customer.id());
    var known =
        ((Registration.Registered) platform.load(customer.id()).registration()).customer().id();
    deliver("deposit e1 " + known + " t1 1 a");
    workForHours(12);
    assertThat(outcomes()).singleElement().isInstanceOf(Outcome.Quarantined.class);
    openWallet();
    var id = quarantined().id();

    assertThat(replay(id)).isInstanceOf(ReplayDelivery.Result.Waiting.class);
    assertThat(replay(id)).as("once more").isInstanceOf(ReplayDelivery.Result.Waiting.class);
    work();

    assertThat(outcomes()).containsExactly(new Outcome.Applied());
    assertThat(ledger()).isEqualTo("1.000000");
    assertThat(replay(id)).isInstanceOf(ReplayDelivery.Result.NotQuarantined.class);
    assertThat(platform.store.auditLog().all())
        .filteredOn(entry -> entry.subject().equals(id.value()))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.action()).isEqualTo("provider_delivery.replayed");
              assertThat(entry.reason()).isEqualTo("the wallet is there");
            });
  }

  @Test
  void another_tenants_delivery_is_replayed_by_nobody() {
    deliver("broken e1");
    work();
    var id = quarantined().id();

    var stranger = platform.given.tenant();
    assertThat(replayDelivery.handle(stranger.id(), id, BY))
        .isInstanceOf(ReplayDelivery.Result.NoSuchDelivery.class);
    assertThat(platform.store.auditLog().all())
        .noneMatch(entry -> entry.subject().equals(id.value()));
  }
}
