package io.purser.domain.card.account.funding;

import static io.purser.domain.InMemoryPlatform.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.Concurrently;
import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.Figures;
import io.purser.domain.card.account.funding.AcceptedFunding.Progress;
import io.purser.domain.card.onboarding.OnboardingId;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.Reference;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Card accounts are funded once, and never with more than the master wallet has. */
final class FundCardAccountTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FakeCardAccounts provider = platform.cardAccounts;
  private final Customer customer = platform.customer("ana@example.com");
  private final String cardCustomer = platform.given.readyForCard(platform.tenant, customer);
  private final AtomicInteger keys = new AtomicInteger();

  private String fund(String amount, String reference) {
    return fund(customer.id(), amount, reference, WhenNotSent.GOES_ON);
  }

  private String fund(CustomerId of, String amount, String reference, WhenNotSent whenNotSent) {
    var read = platform.refreshMasterWallet.unlessFresh(platform.tenant.id(), platform.deadline());
    assertThat(read).isNotNull();
    var draft = new FundingDraft(of, amount, PricingMode.SEND_X, SourceChain.SOL);
    var reply =
        platform.operationRequests.handle(
            platform.call("fund-" + keys.incrementAndGet()),
            platform.deadline(),
            whenNotSent,
            () ->
                switch (platform.fundCardAccount.plan(
                    platform.tenant.id(), draft, new Reference(reference), BY)) {
                  case FundCardAccount.Result.Planned(_, var operation) ->
                      new Plan.Planned(operation);
                  case FundCardAccount.Result.Known(_, var operation) -> new Plan.Known(operation);
                  case FundCardAccount.Result.Refused(var why) ->
                      new Plan.Answered(
                          new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
                });
    return reply instanceof Reply.Answered(var answer, var _)
        ? answer.status() == 201 || answer.status() == 202
            ? Integer.toString(answer.status())
            : answer.body()
        : reply.getClass().getSimpleName();
  }

  private Funding only() {
    assertThat(platform.store.fundings().all()).hasSize(1);
    return platform.store.fundings().all().getFirst();
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

  private OnboardingId onboarding() {
    return platform.store.cardOnboardings().all().getFirst().id();
  }

  private void hearOf(AcceptedFunding funding) {
    var _ =
        platform.hearOfAccount.handle(
            platform.tenant.id(),
            onboarding(),
            new AccountReport.FundingEnded(
                funding.providerId(), funding.progress(), funding.credited()),
            platform.store.now(),
            platform.deadline());
  }

  private Map<CashAccount, Money> books() {
    return platform.given.in(
        platform.tenant,
        () -> platform.store.cashLedger().balances(platform.tenant.id(), Money.USD));
  }

  private static Money usd(long cents) {
    return new Money(cents, Money.USD);
  }

  private List<String> events() {
    return platform.store.auditLog().all().stream()
        .map(AuditEntry::action)
        .filter(action -> action.startsWith("card_funding."))
        .map(action -> action.substring("card_funding.".length()))
        .toList();
  }

  @Test
  void an_account_is_funded_at_once() {
    provider.isPaidIn(10_000);

    assertThat(fund("25.00", "order-1")).isEqualTo("201");

    assertThat(only()).isInstanceOf(Funding.Completed.class);
    assertThat(provider.masterWallet()).isEqualTo(7_500);
    assertThat(events()).containsExactly("requested", "completed");
    assertThat(books())
        .containsEntry(CashAccount.MASTER_WALLET, usd(-2_500))
        .containsEntry(CashAccount.HELD, usd(0))
        .containsEntry(CashAccount.IN_TRANSIT, usd(0))
        .containsEntry(CashAccount.CARD_ACCOUNT, usd(2_500));
    assertThat(platform.cardAccountSweep(Duration.ofHours(2), 10).work(() -> true)).isEqualTo(1);
  }

  @Test
  void one_that_takes_its_time_is_pending_until_the_provider_tells() {
    provider.isPaidIn(10_000);
    provider.fundsLater();
    assertThat(fund("25.00", "order-1")).isEqualTo("201");
    assertThat(only()).isInstanceOf(Funding.Pending.class);
    assertThat(books()).containsEntry(CashAccount.IN_TRANSIT, usd(2_500));

    var ended = provider.ends(cardCustomer, Progress.COMPLETED);
    hearOf(ended);
    hearOf(ended);

    assertThat(only()).isInstanceOf(Funding.Completed.class);
    assertThat(events()).containsExactly("requested", "pending", "completed");
    assertThat(books())
        .containsEntry(CashAccount.IN_TRANSIT, usd(0))
        .containsEntry(CashAccount.CARD_ACCOUNT, usd(2_500));
  }

  @Test
  void one_of_which_nothing_is_told_is_asked_about() {
    provider.isPaidIn(10_000);
    provider.fundsLater();
    fund("25.00", "order-1");
    provider.ends(cardCustomer, Progress.COMPLETED);
    var sweep = platform.fundingSweep(Duration.ofMinutes(1), 10);
    assertThat(sweep.work(() -> true)).isZero();

    platform.store.letTimePass(Duration.ofMinutes(1));
    assertThat(sweep.work(() -> true)).isEqualTo(1);

    assertThat(only()).isInstanceOf(Funding.Completed.class);
  }

  @Test
  void the_money_of_one_that_fails_is_free_again() {
    provider.isPaidIn(3_000);
    provider.fundsLater();
    fund("25.00", "order-1");
    assertThat(fund("25.00", "order-2")).isEqualTo("NotCovered");

    hearOf(provider.ends(cardCustomer, Progress.FAILED));

    assertThat(only()).isInstanceOf(Funding.Failed.class);
    assertThat(events()).containsExactly("requested", "pending", "failed");
    assertThat(books()).allSatisfy((_, amount) -> assertThat(amount).isEqualTo(usd(0)));
    assertThat(fund("25.00", "order-2")).isEqualTo("201");
  }

  @Test
  void an_answer_that_is_lost_funds_once_and_is_found_in_the_list() {
    provider.isPaidIn(10_000);
    provider.losesTheNextAnswer();

    assertThat(fund("25.00", "order-1")).isEqualTo("201");

    assertThat(only()).isInstanceOf(Funding.Completed.class);
    assertThat(provider.fundingsMade()).isEqualTo(1);
    assertThat(fund("25.00", "order-1")).isEqualTo("201");
    assertThat(provider.writes()).isEqualTo(1);
  }

  @Test
  void a_request_that_is_lost_is_left_to_a_person_and_holds_its_money() {
    provider.isPaidIn(3_000);
    provider.losesTheNextRequest();
    fund("25.00", "order-1");

    platform.resolveEverything();

    assertThat(operation()).isInstanceOf(Operation.Manual.class);
    assertThat(provider.writes()).isEqualTo(1);
    assertThat(books()).containsEntry(CashAccount.HELD, usd(2_500));
    var other = platform.customer("ben@example.com");
    platform.given.readyForCard(platform.tenant, other);
    assertThat(fund(other.id(), "25.00", "order-2", WhenNotSent.GOES_ON)).isEqualTo("NotCovered");
    assertThat(fund("5.00", "order-3")).isEqualTo("BeingFunded");
  }

  @Test
  void a_like_funding_that_was_there_before_is_not_taken_for_ours() {
    provider.isPaidIn(10_000);
    provider.fundsPastUs(cardCustomer, 2_500);
    platform.store.letTimePass(Duration.ofMinutes(10));
    provider.losesTheNextRequest();
    fund("25.00", "order-1");

    platform.resolveEverything();

    assertThat(operation()).isInstanceOf(Operation.Manual.class);
  }

  @Test
  void a_like_funding_that_is_ours_already_is_not_taken_for_another_of_ours() {
    provider.isPaidIn(10_000);
    fund("25.00", "order-1");
    provider.losesTheNextRequest();

    assertThat(fund("25.00", "order-2")).isEqualTo("202");
    platform.resolveEverything();

    assertThat(platform.store.fundings().all())
        .filteredOn(Funding.Requested.class::isInstance)
        .hasSize(1);
    assertThat(provider.fundingsMade()).isEqualTo(1);
  }

  @Test
  void where_two_fundings_could_be_it_nothing_is_guessed() {
    provider.isPaidIn(10_000);
    provider.fundsPastUs(cardCustomer, 2_500);
    provider.losesTheNextAnswer();
    fund("25.00", "order-1");

    platform.resolveEverything();

    assertThat(only()).isInstanceOf(Funding.Requested.class);
  }

  @Test
  void an_event_about_a_funding_that_nobody_knows_has_the_open_one_looked_for() {
    provider.isPaidIn(10_000);
    provider.fundsLater();
    provider.losesTheNextAnswer();
    fund("25.00", "order-1");

    hearOf(provider.ends(cardCustomer, Progress.COMPLETED));
    platform.store.letTimePass(Duration.ofSeconds(31));
    platform.resolver.work(() -> true);

    assertThat(only()).isInstanceOf(Funding.Completed.class);
  }

  @Test
  void what_the_provider_refuses_has_moved_nothing() {
    provider.isPaidIn(10_000);
    fund("5.00", "order-0");
    provider.isPaidIn(-9_000);

    assertThat(fund("25.00", "order-1")).isEqualTo("NOT_COVERED_AT_PROVIDER");

    assertThat(books()).containsEntry(CashAccount.HELD, usd(0));
    assertThat(events()).contains("failed");
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_and_the_same_order_may_come_again() {
    provider.isPaidIn(10_000);
    fund("5.00", "order-0");
    provider.goesAway();

    assertThat(fund(customer.id(), "25.00", "order-1", WhenNotSent.IS_TAKEN_BACK))
        .isEqualTo("NotSent");
    assertThat(books()).containsEntry(CashAccount.HELD, usd(0));
    provider.comesBack();
    assertThat(fund("25.00", "order-1")).isEqualTo("201");
    assertThat(fund("25.00", "order-1")).isEqualTo("201");

    assertThat(provider.fundingsMade()).isEqualTo(2);
  }

  @Test
  void without_a_reading_of_the_master_wallet_nothing_is_planned() {
    provider.goesAway();

    assertThat(fund("25.00", "order-1")).isEqualTo("MasterWalletUnknown");
  }

  @Test
  void what_is_sent_is_dollars_whatever_the_account_is_kept_in() {
    provider.isPaidIn(10_000);
    isKeptIn(EUR);

    assertThat(fund("25.00", "order-1")).isEqualTo("201");

    assertThat(only().header().order().amount()).isEqualTo(usd(2_500));
  }

  /** Only the provider knows what euros cost, so more is set aside than their number. */
  @Test
  void for_another_currency_that_is_to_be_received_a_margin_is_set_aside() {
    isKeptIn(EUR);
    provider.isPaidIn(12_499);
    assertThat(plan(received("100.00"), "order-1"))
        .isEqualTo(
            new FundCardAccount.Result.Refused(
                new FundingRefusal.NotCovered(usd(12_499), usd(12_500))));

    provider.isPaidIn(1);
    platform.store.letTimePass(Duration.ofMinutes(1));
    assertThat(plan(received("100.00"), "order-1"))
        .isInstanceOf(FundCardAccount.Result.Planned.class);
    assertThat(only().header().held()).isEqualTo(usd(12_500));
  }

  @Test
  void what_is_set_aside_for_others_covers_nothing() {
    provider.isPaidIn(10_000);
    assertThat(plan(sent("60.00"), "order-1")).isInstanceOf(FundCardAccount.Result.Planned.class);

    assertThat(seemsCovered(sent("40.00"))).isTrue();
    assertThat(seemsCovered(sent("40.01"))).isFalse();
  }

  private FundingDraft sent(String amount) {
    return new FundingDraft(customer.id(), amount, PricingMode.SEND_X, SourceChain.SOL);
  }

  private FundingDraft received(String amount) {
    return new FundingDraft(customer.id(), amount, PricingMode.RECEIVE_X, SourceChain.SOL);
  }

  private FundCardAccount.Result plan(FundingDraft draft, String reference) {
    var _ = platform.refreshMasterWallet.unlessFresh(platform.tenant.id(), platform.deadline());
    return platform.given.in(
        platform.tenant,
        () ->
            platform.fundCardAccount.plan(
                platform.tenant.id(), draft, new Reference(reference), BY));
  }

  private boolean seemsCovered(FundingDraft draft) {
    return platform.given.in(
        platform.tenant, () -> platform.fundCardAccount.seemsCovered(platform.tenant.id(), draft));
  }

  private void isKeptIn(Currency currency) {
    platform.given.in(
        platform.tenant,
        () -> {
          var balances = platform.store.cardBalances();
          balances.lock(platform.tenant.id(), customer.id());
          balances.save(
              platform.tenant.id(),
              customer.id(),
              new CardBalance(
                  Figures.unknown(currency),
                  null,
                  platform.store.now(),
                  CardBalance.Source.PROVIDER));
        });
  }

  @Test
  void what_is_no_order_is_refused() {
    provider.isPaidIn(10_000);
    fund("25.00", "order-1");

    assertThat(fund("25.01", "order-1")).isEqualTo("ReferenceUsed");
    assertThat(fund("4.99", "order-2")).isEqualTo("BelowMinimum");
    assertThat(fund("25.001", "order-2")).isEqualTo("AmountNotPossible");
    assertThat(fund("-25", "order-2")).isEqualTo("AmountNotPossible");
    assertThat(fund("75.01", "order-2")).isEqualTo("NotCovered");
    var other = platform.customer("ben@example.com");
    assertThat(fund(other.id(), "25.00", "order-2", WhenNotSent.GOES_ON))
        .isEqualTo("NoCardAccount");
    platform.given.in(
        platform.tenant,
        () -> platform.suspendCustomer.suspend(platform.tenant.id(), customer.id(), "a test", BY));
    assertThat(fund("25.00", "order-2")).isEqualTo("OfCustomer");
    assertThat(provider.fundingsMade()).isEqualTo(1);
  }

  @Test
  void of_many_orders_at_once_the_provider_gets_no_more_than_there_is() {
    provider.isPaidIn(10_000);
    var customers =
        IntStream.range(0, 30)
            .mapToObj(
                i -> {
                  var each = platform.customer("person" + i + "@example.com");
                  platform.given.readyForCard(platform.tenant, each);
                  return each.id();
                })
            .toList();
    var _ = platform.refreshMasterWallet.unlessFresh(platform.tenant.id(), platform.deadline());

    var results =
        Concurrently.run(
            30, i -> fund(customers.get(i), "10.00", "order-" + i, WhenNotSent.GOES_ON));

    assertThat(results).filteredOn("201"::equals).hasSize(10);
    assertThat(results).filteredOn("NotCovered"::equals).hasSize(20);
    assertThat(provider.masterWallet()).isZero();
  }
}
