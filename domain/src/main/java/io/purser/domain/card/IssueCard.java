package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.card.limit.CardCountLimits;
import io.purser.domain.card.onboarding.CardOnboarding;
import io.purser.domain.card.onboarding.CardOnboardings;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerId;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.OperationKind;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;

/**
 * Plans to have a virtual card made for a customer who has come through onboarding. Used inside a
 * unit of work; {@link CardIssuing} carries it out.
 */
public final class IssueCard {
  private final Customers customers;
  private final CardOnboardings onboardings;
  private final Cards cards;
  private final CardCountLimits limits;
  private final Operations operations;
  private final CardChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public IssueCard(
      Customers customers,
      CardOnboardings onboardings,
      Cards cards,
      CardCountLimits limits,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.onboardings = onboardings;
    this.cards = cards;
    this.limits = limits;
    this.operations = operations;
    this.changes = new CardChanges(cards, journal);
    this.ids = ids;
    this.clock = clock;
  }

  public Result plan(TenantId tenant, CustomerId id, Initiator by) {
    // The lock lets those who ask at the same time see each other.
    var customer = customers.getForUpdate(tenant, id);
    if (customer.isEmpty()) {
      return refused(new CardRefusal.OfCustomer(new CustomerRefusal.NoSuchCustomer()));
    }
    return switch (customer.get()) {
      case Customer.Suspended _ ->
          refused(new CardRefusal.OfCustomer(new CustomerRefusal.CustomerSuspended(id)));
      case Customer.Deleted _ ->
          refused(new CardRefusal.OfCustomer(new CustomerRefusal.CustomerDeleted(id)));
      case Customer.Active active ->
          onboardings
              .newest(tenant, id)
              .map(onboarding -> plan(active, onboarding, by))
              .orElseGet(() -> refused(new CardRefusal.NoOnboarding()));
    };
  }

  private Result plan(Customer.Active customer, CardOnboarding onboarding, Initiator by) {
    return switch (onboarding) {
      case CardOnboarding.Ready(_, var cardholder) -> plan(customer, cardholder.id(), by);
      case CardOnboarding.Active(_, var cardholder) -> plan(customer, cardholder.id(), by);
      case CardOnboarding.Requested _,
          CardOnboarding.Declined _,
          CardOnboarding.AwaitingEmailCode _,
          CardOnboarding.AwaitingKyc _,
          CardOnboarding.AwaitingSourceOfFunds _,
          CardOnboarding.AwaitingPhone _,
          CardOnboarding.AwaitingAccount _,
          CardOnboarding.Expired _,
          CardOnboarding.MustRestart _ ->
          refused(new CardRefusal.NotOnboarded(onboarding.stage()));
    };
  }

  private Result plan(Customer.Active customer, String cardCustomer, Initiator by) {
    var at = clock.instant();
    var tenant = customer.header().tenant();
    var counting =
        cards.of(tenant, customer.id()).stream().filter(card -> card.state().counts()).toList();
    for (var card : counting) {
      if (card instanceof Card.Requested requested) {
        return refused(new CardRefusal.BeingIssued(requested.id(), requested.operation()));
      }
    }
    int most =
        limits
            .get(tenant, customer.id())
            .map(limit -> limit.inForce().virtualWithin(Card.MOST))
            .orElse(Card.MOST);
    if (counting.size() >= most) {
      return refused(new CardRefusal.LimitReached(most));
    }
    var cardId = CardId.next(ids);
    var operation =
        new NewOperation(
            OperationId.next(ids),
            tenant,
            OperationKind.ISSUE_CARD,
            cardId.value(),
            customer.id(),
            cardCustomer,
            null,
            at);
    return switch (operations.plan(operation)) {
      case Operations.Planning.KeyBusy _ -> refused(new CardRefusal.AccountBusy());
      case Operations.Planning.ReferenceUsed _ ->
          throw new IllegalStateException("a card has no reference");
      case Operations.Planning.Planned _ -> {
        changes.add(
            new Card.Requested(
                new Card.Header(cardId, tenant, customer.id(), at, at, 0), operation.id()),
            by);
        yield new Result.Planned(operation.id());
      }
    };
  }

  private static Result refused(CardRefusal why) {
    return new Result.Refused(why);
  }

  /** What came of it. */
  public sealed interface Result {
    record Planned(OperationId operation) implements Result {}

    record Refused(CardRefusal why) implements Result {}
  }
}
