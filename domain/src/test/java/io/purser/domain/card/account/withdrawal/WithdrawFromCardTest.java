package io.purser.domain.card.account.withdrawal;

import static io.purser.domain.InMemoryPlatform.BY;
import static org.assertj.core.api.Assertions.assertThat;

import io.purser.domain.InMemoryPlatform;
import io.purser.domain.audit.AuditEntry;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardChange;
import io.purser.domain.card.CardCondition;
import io.purser.domain.card.CardRefusal;
import io.purser.domain.card.ChangeCard;
import io.purser.domain.card.ProviderCard;
import io.purser.domain.card.ReportedCard;
import io.purser.domain.card.account.AccountReport;
import io.purser.domain.card.account.FakeCardAccounts;
import io.purser.domain.card.account.HearOfAccount;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal.Progress;
import io.purser.domain.customer.Customer;
import io.purser.domain.idempotency.Reply;
import io.purser.domain.idempotency.StoredAnswer;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.money.Money;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationRequests.Plan;
import io.purser.domain.operation.OperationRequests.WhenNotSent;
import io.purser.domain.transfer.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Money goes back from a card account once, and cards are frozen meanwhile. */
final class WithdrawFromCardTest {
  private final InMemoryPlatform platform = new InMemoryPlatform();
  private final FakeCardAccounts provider = platform.cardAccounts;
  private final Customer customer = platform.customer("ana@example.com");
  private final String cardCustomer = platform.given.readyForCard(platform.tenant, customer);
  private int keys;

  WithdrawFromCardTest() {
    provider.moves(cardCustomer, 5_000, 1_000);
    refresh();
  }

  private void refresh() {
    platform.store.letTimePass(Duration.ofSeconds(1));
    var _ =
        platform.refreshCardAccount.handle(
            platform.tenant.id(), customer.id(), platform.deadline());
  }

  private String withdraw(String amount, String reference) {
    return withdraw(amount, reference, WhenNotSent.GOES_ON);
  }

  private String withdraw(String amount, String reference, WhenNotSent whenNotSent) {
    var reply =
        platform.operationRequests.handle(
            platform.call("withdraw-" + ++keys),
            platform.deadline(),
            whenNotSent,
            () ->
                switch (platform.withdrawFromCard.plan(
                    platform.tenant.id(), customer.id(), amount, new Reference(reference), BY)) {
                  case WithdrawFromCard.Result.Planned(_, var operation) ->
                      new Plan.Planned(operation);
                  case WithdrawFromCard.Result.Known(_, var operation) -> new Plan.Known(operation);
                  case WithdrawFromCard.Result.Refused(var why) ->
                      new Plan.Answered(
                          new StoredAnswer(409, Map.of(), why.getClass().getSimpleName(), null));
                });
    return reply instanceof Reply.Answered(var answer, var _)
        ? answer.status() == 409 ? answer.body() : Integer.toString(answer.status())
        : reply.getClass().getSimpleName();
  }

  private Withdrawal only() {
    assertThat(platform.store.withdrawals().all()).hasSize(1);
    return platform.store.withdrawals().all().getFirst();
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

  private HearOfAccount.Result hearOf(String withdrawal, long cents) {
    return platform.hearOfAccount.handle(
        platform.tenant.id(),
        platform.store.cardOnboardings().all().getFirst().id(),
        new AccountReport.WithdrawalSettled(withdrawal, new Money(cents, Money.USD)),
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
        .filter(action -> action.startsWith("card_withdrawal."))
        .map(action -> action.substring("card_withdrawal.".length()))
        .toList();
  }

  private Card.Open card() {
    var requested = platform.given.requestedCard(platform.tenant, customer);
    return platform.given.in(
        platform.tenant,
        () -> {
          var made =
              new ReportedCard(
                  new ProviderCard("provider-card", "4242"), CardCondition.ACTIVE, null);
          platform.store.cards().save(requested.issue(made, platform.store.now()));
          return (Card.Open)
              platform.store.cards().get(platform.tenant.id(), requested.id()).orElseThrow();
        });
  }

  private ChangeCard.Result change(Card card, CardChange change) {
    return platform.given.in(
        platform.tenant,
        () -> platform.changeCard.plan(platform.tenant.id(), card.id(), change, BY));
  }

  @Test
  void it_is_pending_until_the_provider_tells_that_it_is_settled() {
    assertThat(withdraw("12.50", "order-1")).isEqualTo("201");
    assertThat(only()).isInstanceOf(Withdrawal.Pending.class);
    assertThat(books()).containsEntry(CashAccount.IN_TRANSIT, usd(1_250));

    var id = provider.withdrawalEnds(Progress.SETTLED);
    assertThat(hearOf(id, 1_250)).isEqualTo(new HearOfAccount.Result.Applied());
    assertThat(hearOf(id, 1_250)).isEqualTo(new HearOfAccount.Result.NothingNew());

    assertThat(only()).isInstanceOf(Withdrawal.Settled.class);
    assertThat(events()).containsExactly("requested", "pending", "settled");
    assertThat(books())
        .containsEntry(CashAccount.CARD_ACCOUNT, usd(-1_250))
        .containsEntry(CashAccount.IN_TRANSIT, usd(0))
        .containsEntry(CashAccount.MASTER_WALLET, usd(1_250));
  }

  @Test
  void one_of_which_nothing_is_told_is_asked_about() {
    withdraw("12.50", "order-1");
    var sweep = platform.withdrawalSweep(Duration.ofMinutes(5), 10);
    platform.store.letTimePass(Duration.ofMinutes(5));
    assertThat(sweep.work(() -> true)).isEqualTo(1);
    assertThat(only()).isInstanceOf(Withdrawal.Pending.class);

    provider.withdrawalEnds(Progress.FAILED);
    platform.store.letTimePass(Duration.ofMinutes(5));
    assertThat(sweep.work(() -> true)).isEqualTo(1);

    assertThat(only()).isInstanceOf(Withdrawal.Failed.class);
    assertThat(books()).allSatisfy((_, amount) -> assertThat(amount).isEqualTo(usd(0)));
    assertThat(events()).containsExactly("requested", "pending", "failed");
  }

  @Test
  void while_it_is_under_way_cards_are_neither_frozen_nor_let_go_and_can_be_closed() {
    var card = card();
    withdraw("12.50", "order-1");

    for (var change : List.of(CardChange.FREEZE, CardChange.UNFREEZE)) {
      assertThat(change(card, change))
          .isInstanceOfSatisfying(
              ChangeCard.Result.Refused.class,
              refused ->
                  assertThat(refused.why())
                      .isInstanceOfSatisfying(
                          CardRefusal.FrozenByWithdrawal.class,
                          why ->
                              assertThat(why.freeze().until())
                                  .isEqualTo(
                                      ((Withdrawal.Pending) only())
                                          .acceptedAt()
                                          .plus(Duration.ofMinutes(3)))));
    }
    hearOf(provider.withdrawalEnds(Progress.SETTLED), 1_250);
    assertThat(change(card, CardChange.FREEZE)).isInstanceOf(ChangeCard.Result.Planned.class);
    refresh();
    assertThat(withdraw("1.00", "order-2")).isEqualTo("AccountBusy");
  }

  @Test
  void a_card_can_be_closed_meanwhile() {
    var card = card();
    withdraw("12.50", "order-1");

    assertThat(change(card, CardChange.REPORT_LOST)).isInstanceOf(ChangeCard.Result.Planned.class);
  }

  @Test
  void an_answer_that_is_lost_is_a_persons_until_the_event_tells() {
    provider.losesTheNextAnswer();
    withdraw("12.50", "order-1");
    platform.resolveEverything();
    assertThat(operation()).isInstanceOf(Operation.Manual.class);

    var id = provider.withdrawalEnds(Progress.SETTLED);
    assertThat(hearOf(id, 1_250)).isInstanceOf(HearOfAccount.Result.Unavailable.class);
    platform.resolver.work(() -> true);
    assertThat(operation()).isInstanceOf(Operation.Confirmed.class);
    assertThat(hearOf(id, 1_250)).isEqualTo(new HearOfAccount.Result.Applied());

    assertThat(only()).isInstanceOf(Withdrawal.Settled.class);
    assertThat(provider.writes()).isEqualTo(1);
  }

  @Test
  void an_event_about_another_amount_is_not_taken_for_ours() {
    provider.losesTheNextRequest();
    withdraw("12.50", "order-1");

    assertThat(hearOf("somebody-elses", 1_251)).isEqualTo(new HearOfAccount.Result.NothingNew());
    platform.resolveEverything();

    assertThat(operation()).isInstanceOf(Operation.Manual.class);
  }

  @Test
  void while_the_provider_is_away_nothing_is_sent_and_the_same_order_may_come_again() {
    provider.goesAway();
    assertThat(withdraw("12.50", "order-1", WhenNotSent.IS_TAKEN_BACK)).isEqualTo("NotSent");
    assertThat(events()).containsExactly("requested", "not_sent");

    provider.comesBack();
    assertThat(withdraw("12.50", "order-1")).isEqualTo("201");
    assertThat(withdraw("12.50", "order-1")).isEqualTo("201");
    assertThat(provider.writes()).isEqualTo(1);
  }

  @Test
  void what_is_no_order_is_refused() {
    assertThat(withdraw("40.01", "order-1")).isEqualTo("NotCovered");
    assertThat(withdraw("0", "order-1")).isEqualTo("AmountNotPossible");
    assertThat(withdraw("1.001", "order-1")).isEqualTo("AmountNotPossible");
    assertThat(withdraw("12.50", "order-1")).isEqualTo("201");
    assertThat(withdraw("12.51", "order-1")).isEqualTo("ReferenceUsed");
    assertThat(withdraw("1.00", "order-2")).isEqualTo("UnderWay");
  }

  @Test
  void what_may_be_spent_must_be_known() {
    provider.isReadFromChain(cardCustomer);
    refresh();

    assertThat(withdraw("12.50", "order-1")).isEqualTo("BalanceUnknown");
  }
}
