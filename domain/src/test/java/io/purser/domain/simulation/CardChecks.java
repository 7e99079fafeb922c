package io.purser.domain.simulation;

import io.purser.domain.card.Card;
import io.purser.domain.card.account.balance.RefreshCardAccount;
import io.purser.domain.card.account.funding.AcceptedFunding;
import io.purser.domain.card.account.funding.FollowFundings;
import io.purser.domain.card.account.funding.Funding;
import io.purser.domain.card.account.withdrawal.FollowWithdrawal;
import io.purser.domain.card.account.withdrawal.ReportedWithdrawal;
import io.purser.domain.card.account.withdrawal.Withdrawal;
import io.purser.domain.ledger.cash.CashAccount;
import io.purser.domain.operation.Operation;
import io.purser.domain.operation.OperationKind;
import java.util.List;
import java.util.stream.Stream;

/** What must be true of cards and their accounts when nothing is under way any longer. */
final class CardChecks {
  private final World world;
  private final EffectChecks effects;
  private final SwapChecks swaps;
  private final List<Cardholding> holders;
  private final long paidIn;

  /**
   * @param paidIn cents that were paid into the master wallet
   */
  CardChecks(World world, List<Cardholding> holders, long paidIn) {
    this.world = world;
    this.effects = new EffectChecks(world);
    this.swaps = new SwapChecks(world, effects);
    this.holders = holders;
    this.paidIn = paidIn;
  }

  void check() {
    lookOnceMore();
    world.store.cards().all().forEach(this::check);
    world.store.fundings().all().forEach(this::check);
    world.store.withdrawals().all().forEach(this::check);
    swaps.check();
    references();
    holders.forEach(this::balance);
    masterWallet();
    AnswerChecks.check(
        world,
        answer ->
            holders.stream().anyMatch(holder -> holder.customer().value().equals(answer.body())));
    events();
  }

  /** What was told by events that were lost is on the provider's lists. */
  private void lookOnceMore() {
    var cards = world.startNode().cards;
    var deadline = world.startNode().deadline();
    for (var holder : holders) {
      var tenant = holder.tenant().id();
      require(
          cards.followFundings.handle(tenant, holder.customer(), deadline)
              instanceof FollowFundings.Result.Followed,
          "nobody can say how far fundings are");
      require(
          cards.refreshCardAccount.handle(tenant, holder.customer(), deadline)
              instanceof RefreshCardAccount.Result.Refreshed,
          "nobody can say what is in the account");
    }
    for (var withdrawal : world.store.withdrawals().all()) {
      require(
          cards.followWithdrawal.handle(withdrawal.header().tenant(), withdrawal.id(), deadline)
              instanceof FollowWithdrawal.Result.Followed,
          "nobody can say how far withdrawals are");
    }
  }

  /** The provider has made a card exactly when we say so, and once. */
  private void check(Card card) {
    var made = effects.of(card, card.id().value());
    switch (card) {
      case Card.Requested requested -> effects.isLeftToAPerson(card, requested.operation());
      case Card.Failed _ -> effects.hasNone(card, made);
      case Card.Issued issued -> effects.is(card, issued.provider().id(), made);
    }
  }

  /** The same of a funding, which is as far as we say. */
  private void check(Funding funding) {
    var made = effects.of(funding, funding.id().value());
    switch (funding) {
      case Funding.Requested(var header) -> effects.isLeftToAPerson(funding, header.operation());
      case Funding.NotSent _, Funding.Refused _ -> effects.hasNone(funding, made);
      case Funding.Accepted accepted -> {
        effects.is(funding, accepted.terms().providerId(), made);
        var there = there(accepted).progress();
        require(there == progress(accepted), funding + " is " + there + " at the provider");
      }
    }
  }

  private AcceptedFunding there(Funding.Accepted funding) {
    return holders.stream()
        .flatMap(holder -> world.cardAccounts.itself().fundingsOf(holder.cardCustomer()).stream())
        .filter(one -> one.providerId().equals(funding.terms().providerId()))
        .findFirst()
        .orElseThrow(() -> new Violation(funding + " is not at the provider"));
  }

  private static AcceptedFunding.Progress progress(Funding.Accepted funding) {
    return switch (funding) {
      case Funding.Pending _ -> AcceptedFunding.Progress.PENDING;
      case Funding.Completed _ -> AcceptedFunding.Progress.COMPLETED;
      case Funding.Failed _ -> AcceptedFunding.Progress.FAILED;
    };
  }

  private void check(Withdrawal withdrawal) {
    var made = effects.of(withdrawal, withdrawal.id().value());
    switch (withdrawal) {
      case Withdrawal.Requested(var header, _) ->
          effects.isLeftToAPerson(withdrawal, header.operation());
      case Withdrawal.NotSent _, Withdrawal.Refused _ -> effects.hasNone(withdrawal, made);
      case Withdrawal.Accepted accepted -> {
        effects.is(withdrawal, accepted.providerId(), made);
        var there = progressOf(accepted.providerId());
        require(there == progress(accepted), withdrawal + " is " + there + " at the provider");
      }
    }
  }

  private static ReportedWithdrawal.Progress progress(Withdrawal.Accepted withdrawal) {
    return switch (withdrawal) {
      case Withdrawal.Pending _ -> ReportedWithdrawal.Progress.PENDING;
      case Withdrawal.Settled _ -> ReportedWithdrawal.Progress.SETTLED;
      case Withdrawal.Failed _ -> ReportedWithdrawal.Progress.FAILED;
    };
  }

  private ReportedWithdrawal.Progress progressOf(String providerId) {
    return holders.stream()
        .flatMap(
            holder ->
                world
                    .cardAccounts
                    .itself()
                    .withdrawalsOf(holder.cardCustomer())
                    .entrySet()
                    .stream())
        .filter(one -> one.getKey().equals(providerId))
        .map(one -> one.getValue())
        .findFirst()
        .orElseThrow(() -> new Violation(providerId + " is not at the provider"));
  }

  /** At most one order of a kind for each business reference. */
  private void references() {
    var names =
        Stream.of(
                world.store.fundings().all().stream()
                    .map(funding -> "funding " + funding.header().reference()),
                world.store.withdrawals().all().stream()
                    .map(withdrawal -> "withdrawal " + withdrawal.header().reference()),
                world.store.swaps().all().stream().map(swap -> "swap " + swap.header().reference()))
            .flatMap(all -> all)
            .toList();
    require(
        names.stream().distinct().count() == names.size(), "a reference was used twice: " + names);
  }

  /** What we say is in an account is what is in it. */
  private void balance(Cardholding holder) {
    var known =
        world
            .store
            .work()
            .reading(
                holder.tenant().id(),
                () -> world.store.cardBalances().get(holder.tenant().id(), holder.customer()))
            .orElseThrow();
    var there = world.cardAccounts.itself().event(holder.cardCustomer());
    require(
        known.figures().equals(there.figures()),
        "the provider says " + there + " of an account, and we say " + known);
  }

  /**
   * The master wallet has what was paid in and is not booked as gone. What was left to a person is
   * booked when they have decided.
   */
  private void masterWallet() {
    var provider = world.cardAccounts.itself();
    long booked =
        world.cashBooks.of(CashAccount.MASTER_WALLET) + world.cashBooks.of(CashAccount.HELD);
    for (var funding : world.store.fundings().all()) {
      if (funding instanceof Funding.Requested(var header)
          && !world.cardEffects.of(funding.id().value()).isEmpty()) {
        var id = world.cardEffects.of(funding.id().value()).getFirst();
        boolean isBack =
            holders.stream()
                .flatMap(holder -> provider.fundingsOf(holder.cardCustomer()).stream())
                .anyMatch(
                    one ->
                        one.providerId().equals(id)
                            && one.progress() == AcceptedFunding.Progress.FAILED);
        booked -= isBack ? 0 : header.order().amount().minor();
      }
    }
    for (var withdrawal : world.store.withdrawals().all()) {
      if (withdrawal instanceof Withdrawal.Requested(var header, _)) {
        boolean isThere =
            world.cardEffects.of(withdrawal.id().value()).stream()
                .anyMatch(id -> progressOf(id) == ReportedWithdrawal.Progress.SETTLED);
        booked += isThere ? header.amount().minor() : 0;
      }
    }
    booked -= swaps.goneAndNotBooked();
    require(
        provider.masterWallet() == paidIn + booked,
        "the master wallet has %d, %d was paid in and %d is booked"
            .formatted(provider.masterWallet(), paidIn, booked));
  }

  /** An event exists exactly when its change does. */
  private void events() {
    var told = world.store.eventLog().types();
    same(told, "card_funding.requested", count(OperationKind.FUND_CARD, Operation.class));
    same(
        told,
        "card_withdrawal.requested",
        count(OperationKind.WITHDRAW_FROM_CARD, Operation.class));
    same(told, "card.requested", count(OperationKind.ISSUE_CARD, Operation.class));
    same(
        told,
        "card_funding.completed",
        world.store.fundings().all().stream().filter(Funding.Completed.class::isInstance).count());
    same(
        told,
        "card_withdrawal.settled",
        world.store.withdrawals().all().stream()
            .filter(Withdrawal.Settled.class::isInstance)
            .count());
  }

  private long count(OperationKind kind, Class<? extends Operation> state) {
    return world.store.operations().all().stream()
        .filter(operation -> operation.header().kind().equals(kind))
        .filter(state::isInstance)
        .count();
  }

  private static void same(List<String> told, String type, long happened) {
    long events = told.stream().filter(type::equals).count();
    require(events == happened, type + " happened " + happened + " times, and was told " + events);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new Violation(otherwise);
    }
  }
}
