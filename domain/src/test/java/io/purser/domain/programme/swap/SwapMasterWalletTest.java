package io.purser.domain.programme.swap;

import static io.purser.domain.InMemoryPlatform.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.programme.swap.AcceptedSwap.Progress;
import io.purser.domain.transfer.Reference;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dollars are changed once, and never more than the master wallet has. */
final class SwapMasterWalletTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency GBP = Currency.getInstance("GBP");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FakeSwaps provider = platform.swapProvider;
  private final AtomicInteger keys = new AtomicInteger();

  @BeforeEach
  void theMasterWalletHasAHundredDollars() {
    platform.cardAccounts.isPaidIn(10_000);
  }

  private String swap(String amount, String reference) {
    return swap(amount, EUR, reference, WhenNotSent.GOES_ON);
  }

  private String swap(String amount, Currency into, String reference, WhenNotSent whenNotSent) {
    var read = platform.refreshMasterWallet.unlessFresh(platform.tenant.id(), platform.deadline());
    assertThat(read).isNotNull();
    var reply =
        platform.operationRequests.handle(
            platform.call("swap-" + keys.incrementAndGet()),
            platform.deadline(),
            whenNotSent,
            () ->
                switch (platform.swapMasterWallet.plan(
                    platform.tenant.id(), amount, into, new Reference(reference), BY)) {
                  case SwapMasterWallet.Result.Planned(_, var operation) ->
                      new Plan.Planned(operation);
                  case SwapMasterWallet.Result.Known(_, var operation) -> new Plan.Known(operation);
                  case SwapMasterWallet.Result.Refused(var why) ->
                      new Plan.Answered(
                          new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
                });
    return reply instanceof Reply.Answered(var answer, var _)
        ? answer.status() == 201 || answer.status() == 202
            ? Integer.toString(answer.status())
            : answer.body()
        : reply.getClass().getSimpleName();
  }

  private Swap only() {
    assertThat(platform.store.swaps().all()).hasSize(1);
    return platform.store.swaps().all().getFirst();
  }

  private Operation operation() {
    return platform.given.in(
        platform.tenant,
        () ->
            platform
                .store
                .operations()
                .get(platform.tenant.id(), only().header().operation())
                .orElseThrow());
  }

  private HearOfSwap.Result hearOf(ReportedSwap report) {
    return platform.hearOfSwap.handle(platform.tenant.account(), report, true);
  }

  private Map<CashAccount, Money> books(Currency currency) {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.cashLedger().balances(platform.tenant.id(), currency));
  }

  private Money inUse() {
    return platform.given.in(
        platform.tenant,
        () -> platform.dollarsInUse.notIn(platform.tenant.id(), platform.store.now()));
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  private List<String> events() {
    return platform.store.auditLog().all().stream()
        .map(AuditEntry::action)
        .filter(action -> action.startsWith("swap."))
        .map(action -> action.substring("swap.".length()))
        .toList();
  }

  @Test
  void it_is_submitted_at_once_and_completed_when_the_provider_tells() {
    assertThat(swap("40.00", "order-1")).isEqualTo("201");
    var submitted = (Swap.Submitted) only();
    assertThat(submitted.terms().received()).isEqualTo(new Money(2_000, EUR));
    assertThat(submitted.terms().rate()).isEqualTo(new BigDecimal("0.500"));
    assertThat(books(Money.USD)).containsEntry(CashAccount.IN_TRANSIT, usd(4_000));

    var event = provider.ends(Progress.COMPLETED);
    assertThat(hearOf(event)).isInstanceOf(HearOfSwap.Result.Applied.class);
    assertThat(hearOf(event)).isInstanceOf(HearOfSwap.Result.NothingNew.class);

    assertThat(only()).isInstanceOf(Swap.Completed.class);
    assertThat(events()).containsExactly("requested", "submitted", "completed");
    assertThat(books(Money.USD))
        .containsEntry(CashAccount.MASTER_WALLET, usd(-4_000))
        .containsEntry(CashAccount.HELD, usd(0))
        .containsEntry(CashAccount.IN_TRANSIT, usd(0))
        .containsEntry(CashAccount.PROVIDER, usd(4_000));
    assertThat(books(EUR)).containsEntry(CashAccount.MASTER_WALLET, new Money(2_000, EUR));
  }

  @Test
  void the_dollars_of_one_that_fails_are_free_again() {
    swap("80.00", "order-1");
    assertThat(swap("80.00", "order-2")).isEqualTo("NotCovered");

    hearOf(provider.ends(Progress.FAILED));

    assertThat(only()).isInstanceOf(Swap.Failed.class);
    assertThat(events()).containsExactly("requested", "submitted", "failed");
    assertThat(books(Money.USD)).allSatisfy((_, money) -> assertThat(money).isEqualTo(usd(0)));
    assertThat(swap("80.00", "order-2")).isEqualTo("201");
  }

  @Test
  void what_the_provider_refuses_is_free_again() {
    provider.refusesTheNext();

    assertThat(swap("40.00", "order-1")).contains("NOT_COVERED_AT_PROVIDER");

    assertThat(only()).isInstanceOf(Swap.Refused.class);
    assertThat(inUse()).isEqualTo(usd(0));
    assertThat(books(Money.USD)).allSatisfy((_, money) -> assertThat(money).isEqualTo(usd(0)));
  }

  @Test
  void more_than_there_is_reaches_nobody() {
    assertThat(swap("100.01", "order-1")).isEqualTo("NotCovered");
    assertThat(swap("0.00", "order-2")).isEqualTo("AmountNotPossible");
    assertThat(swap("1.001", "order-3")).isEqualTo("AmountNotPossible");

    assertThat(provider.writes()).isZero();
  }

  @Test
  void an_answer_that_is_lost_swaps_once_and_is_found_in_the_list() {
    provider.losesTheNextAnswer();

    assertThat(swap("40.00", "order-1")).isEqualTo("201");

    var found = (Swap.Submitted) only();
    assertThat(found.terms().providerId()).isEqualTo("swap-1");
    assertThat(found.terms().rate()).isNull();
    assertThat(provider.writes()).isEqualTo(1);
    hearOf(provider.ends(Progress.COMPLETED));
    assertThat(((Swap.Completed) only()).terms().received()).isEqualTo(new Money(2_000, EUR));
  }

  @Test
  void while_one_is_in_doubt_a_like_one_is_refused_whatever_it_would_become() {
    provider.losesTheNextRequest();
    assertThat(swap("40.00", "order-1")).isEqualTo("202");

    assertThat(swap("40.00", EUR, "order-2", WhenNotSent.GOES_ON)).isEqualTo("LikeOneInDoubt");
    assertThat(swap("40.00", GBP, "order-3", WhenNotSent.GOES_ON)).isEqualTo("LikeOneInDoubt");
    assertThat(swap("39.99", EUR, "order-4", WhenNotSent.GOES_ON)).isEqualTo("201");
    assertThat(provider.writes()).isEqualTo(2);
  }

  @Test
  void a_request_that_is_lost_is_never_sent_again_and_left_to_a_person() {
    provider.losesTheNextRequest();
    swap("40.00", "order-1");

    for (int i = 0; i < 10; i++) {
      platform.store.letTimePass(Duration.ofMinutes(1));
      platform.resolver.work(() -> true);
    }

    assertThat(operation()).isInstanceOf(Operation.Manual.class);
    assertThat(provider.writes()).isEqualTo(1);
    assertThat(inUse()).isEqualTo(usd(4_000));
  }

  @Test
  void one_that_shows_itself_after_all_is_taken_for_the_one_that_was_left_to_a_person() {
    provider.losesTheNextRequest();
    swap("40.00", "order-1");
    platform.store.letTimePass(Duration.ofMinutes(1));
    platform.resolver.work(() -> true);
    assertThat(operation()).isInstanceOf(Operation.Manual.class);

    var late = provider.swapsPastUs(new SwapOrder(usd(4_000), EUR));
    assertThat(hearOf(late)).isInstanceOf(HearOfSwap.Result.Unavailable.class);
    platform.resolver.work(() -> true);

    assertThat(only()).isInstanceOf(Swap.Submitted.class);
    assertThat(hearOf(provider.ends(Progress.COMPLETED)))
        .isInstanceOf(HearOfSwap.Result.Applied.class);
  }

  @Test
  void what_somebody_swaps_past_us_is_not_taken_for_ours() {
    var theirs = provider.swapsPastUs(new SwapOrder(usd(4_000), EUR));
    assertThat(hearOf(theirs)).isInstanceOf(HearOfSwap.Result.NothingNew.class);
    swap("40.00", "order-1");
    hearOf(provider.ends(Progress.COMPLETED));
    provider.losesTheNextRequest();
    platform.store.letTimePass(Duration.ofMinutes(6));

    assertThat(swap("40.00", "order-2")).isEqualTo("202");
    platform.store.letTimePass(Duration.ofMinutes(1));
    platform.resolver.work(() -> true);

    assertThat(platform.store.swaps().all())
        .filteredOn(Swap.Requested.class::isInstance)
        .hasSize(1);
  }

  @Test
  void a_like_one_of_ours_from_a_moment_ago_is_not_taken_for_the_one_in_doubt() {
    swap("40.00", "order-1");
    hearOf(provider.ends(Progress.COMPLETED));
    provider.losesTheNextRequest();

    assertThat(swap("40.00", "order-2")).isEqualTo("202");
    platform.store.letTimePass(Duration.ofMinutes(1));
    platform.resolver.work(() -> true);

    assertThat(platform.store.swaps().all())
        .hasSize(2)
        .filteredOn(Swap.Requested.class::isInstance)
        .hasSize(1);
  }

  @Test
  void one_of_which_nothing_is_told_is_asked_about() {
    swap("40.00", "order-1");
    provider.ends(Progress.COMPLETED);
    var sweep = platform.swapSweep(Duration.ofMinutes(1));
    assertThat(sweep.work(() -> true)).isZero();

    platform.store.letTimePass(Duration.ofMinutes(1));
    assertThat(sweep.work(() -> true)).isEqualTo(1);

    assertThat(only()).isInstanceOf(Swap.Completed.class);
  }

  @Test
  void one_that_was_never_sent_may_be_ordered_again_under_its_reference() {
    provider.goesAway();
    assertThat(swap("40.00", EUR, "order-1", WhenNotSent.IS_TAKEN_BACK)).isEqualTo("NotSent");
    assertThat(only()).isInstanceOf(Swap.NotSent.class);
    assertThat(inUse()).isEqualTo(usd(0));
    provider.comesBack();

    assertThat(swap("40.00", GBP, "order-1", WhenNotSent.GOES_ON)).isEqualTo("ReferenceUsed");
    assertThat(swap("40.00", "order-1")).isEqualTo("201");
    assertThat(swap("40.00", "order-1")).isEqualTo("201");

    assertThat(only().header().tries()).isEqualTo(2);
    assertThat(provider.swapsMade()).isEqualTo(1);
  }
}
