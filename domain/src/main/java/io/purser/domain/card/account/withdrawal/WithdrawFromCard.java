package io.purser.domain.card.account.withdrawal;

import static java.util.Comparator.comparing;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.Card;
import io.purser.domain.card.CardId;
import io.purser.domain.card.Cards;
import io.purser.domain.card.account.balance.CardBalance;
import io.purser.domain.card.account.balance.CardBalances;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.money.Money;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import io.purser.domain.work.StaleAggregate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Plans to bring money from a card account back to the master wallet. The reference names one order
 * for ever. Used inside a unit of work; {@link WithdrawalSending} carries it out.
 */
public final class WithdrawFromCard {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardBalances balances;
  private final Withdrawals withdrawals;
  private final Operations operations;
  private final WithdrawalEvents events;
  private final Ids ids;
  private final InstantSource clock;

  public WithdrawFromCard(
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      CardBalances balances,
      Withdrawals withdrawals,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.cards = cards;
    this.balances = balances;
    this.withdrawals = withdrawals;
    this.operations = operations;
    this.events = new WithdrawalEvents(journal);
    this.ids = ids;
    this.clock = clock;
  }

  private record Request(
      TenantId tenant,
      Customer customer,
      CardOnboarding.Known onboarding,
      Money available,
      Money amount,
      Reference reference,
      Initiator by) {}

  /**
   * @throws StaleAggregate when another order took the reference at the same moment; the next try
   *     sees it
   */
  public Result plan(
      TenantId tenant, CustomerId id, String amount, Reference reference, Initiator by) {
    // The lock lets those who ask at the same time see each other.
    var customer = customers.getForUpdate(tenant, id);
    if (customer.isEmpty()) {
      return refused(new WithdrawalRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    if (!(onboardings.newest(tenant, id).orElse(null) instanceof CardOnboarding.Known known)) {
      return refused(new WithdrawalRefusal.NoCardAccount());
    }
    var figures = balances.get(tenant, id).map(CardBalance::figures).orElse(null);
    var available = figures == null ? null : figures.available();
    if (available == null) {
      return refused(
          customer
              .get()
              .objection()
              .<WithdrawalRefusal>map(WithdrawalRefusal.OfCustomer::new)
              .orElseGet(WithdrawalRefusal.BalanceUnknown::new));
    }
    var parsed = Money.parse(amount, available.currency()).filter(positive -> positive.minor() > 0);
    return parsed
        .map(
            wanted ->
                plan(new Request(tenant, customer.get(), known, available, wanted, reference, by)))
        .orElseGet(() -> refused(new WithdrawalRefusal.AmountNotPossible(available.currency())));
  }

  private Result plan(Request request) {
    var known = withdrawals.byReference(request.tenant, request.reference).orElse(null);
    if (known != null && !isSame(known.header(), request)) {
      return refused(new WithdrawalRefusal.ReferenceUsed(known.id()));
    }
    if (known != null && !(known instanceof Withdrawal.NotSent)) {
      return new Result.Known(known.id(), known.header().operation());
    }
    return objection(request)
        .map(WithdrawFromCard::refused)
        .orElseGet(
            () ->
                known instanceof Withdrawal.NotSent notSent
                    ? again(notSent, request)
                    : first(request));
  }

  private static boolean isSame(Withdrawal.Header known, Request request) {
    return known.customer().equals(request.customer.id()) && known.amount().equals(request.amount);
  }

  private Optional<WithdrawalRefusal> objection(Request request) {
    var customer = request.customer;
    var ofCustomer = customer.objection();
    if (ofCustomer.isPresent()) {
      return ofCustomer.map(WithdrawalRefusal.OfCustomer::new);
    }
    if (!(request.onboarding instanceof CardOnboarding.Ready)
        && !(request.onboarding instanceof CardOnboarding.Active)) {
      return Optional.of(new WithdrawalRefusal.AccountNotReady(request.onboarding.stage()));
    }
    var open = withdrawals.openOf(request.tenant, customer.id());
    if (open.isPresent()) {
      var header = open.get().header();
      return Optional.of(new WithdrawalRefusal.UnderWay(header.id(), header.operation()));
    }
    if (isAnyCardChanging(request.tenant, customer.id())) {
      return Optional.of(new WithdrawalRefusal.AccountBusy());
    }
    return request.available.isLessThan(request.amount)
        ? Optional.of(new WithdrawalRefusal.NotCovered(request.available))
        : Optional.empty();
  }

  /**
   * The provider freezes all cards while it withdraws: whether a card is frozen because that was
   * wanted could not be told any more. The locks let those who change cards see the withdrawal.
   */
  private boolean isAnyCardChanging(TenantId tenant, CustomerId customer) {
    return cards.of(tenant, customer).stream()
        .map(Card::id)
        .sorted(comparing(CardId::value))
        .map(id -> cards.getForUpdate(tenant, id).orElseThrow())
        .toList()
        .stream()
        .anyMatch(card -> card instanceof Card.Open open && open.wanted() != null);
  }

  private Result first(Request request) {
    var at = clock.instant();
    var id = WithdrawalId.next(ids);
    return operation(id, request, 1, at)
        .map(
            operation -> {
              var withdrawal =
                  new Withdrawal.Requested(
                      new Withdrawal.Header(
                          id,
                          request.tenant,
                          request.customer.id(),
                          request.reference,
                          request.amount,
                          operation,
                          1,
                          at,
                          at,
                          0),
                      null);
              withdrawals.add(withdrawal);
              return planned(withdrawal, request, at);
            })
        .orElseGet(() -> refused(new WithdrawalRefusal.AccountBusy()));
  }

  private Result again(Withdrawal.NotSent notSent, Request request) {
    var at = clock.instant();
    return operation(notSent.id(), request, notSent.header().tries() + 1, at)
        .map(
            operation -> {
              var withdrawal = notSent.again(operation, at);
              withdrawals.save(withdrawal);
              return planned(withdrawal, request, at);
            })
        .orElseGet(() -> refused(new WithdrawalRefusal.AccountBusy()));
  }

  /**
   * Every try is an operation of its own. Empty when something else that concerns the account's
   * money is open.
   */
  private Optional<OperationId> operation(
      WithdrawalId id, Request request, int number, Instant at) {
    var text = request.reference.value();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            request.tenant,
            OperationKind.WITHDRAW_FROM_CARD,
            id.value(),
            request.customer.id(),
            request.onboarding.cardholder().id(),
            number == 1 ? text : text + "\n" + number,
            at);
    return switch (operations.plan(operation)) {
      case Operations.Planning.Planned _ -> Optional.of(operation.id());
      case Operations.Planning.KeyBusy _ -> Optional.empty();
      case Operations.Planning.ReferenceUsed _ -> throw new StaleAggregate(id.value());
    };
  }

  private Result planned(Withdrawal.Requested withdrawal, Request request, Instant at) {
    events.requested(withdrawal, request.by, at);
    return new Result.Planned(withdrawal.id(), withdrawal.header().operation());
  }

  private static Result refused(WithdrawalRefusal why) {
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    record Planned(WithdrawalId withdrawal, OperationId operation) implements Result {}

    /** The reference named this very order before. */
    record Known(WithdrawalId withdrawal, OperationId operation) implements Result {}

    record Refused(WithdrawalRefusal why) implements Result {}
  }
}
