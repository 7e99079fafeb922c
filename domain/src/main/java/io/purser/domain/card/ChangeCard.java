package io.purser.domain.card;

import io.purser.domain.audit.Initiator;
import io.purser.domain.customer.Customer;
import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.customer.Customers;
import io.purser.domain.event.Journal;
import io.purser.domain.id.Ids;
import io.purser.domain.operation.NewOperation;
import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Operations;
import io.purser.domain.tenant.TenantId;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Plans what is to become of a card. Of several changes the newest counts, save that nothing comes
 * after one from which there is no way back. Used inside a unit of work; {@link CardChanging}
 * carries it out.
 */
public final class ChangeCard {
  private final Customers customers;
  private final Cards cards;
  private final AccountFreezes freezes;
  private final Operations operations;
  private final CardChanges changes;
  private final Ids ids;
  private final InstantSource clock;

  public ChangeCard(
      Customers customers,
      Cards cards,
      AccountFreezes freezes,
      Operations operations,
      Journal journal,
      Ids ids,
      InstantSource clock) {
    this.customers = customers;
    this.cards = cards;
    this.freezes = freezes;
    this.operations = operations;
    this.changes = new CardChanges(cards, journal);
    this.ids = ids;
    this.clock = clock;
  }

  public Result plan(TenantId tenant, CardId id, CardChange change, Initiator by) {
    return cards
        .getForUpdate(tenant, id)
        .map(card -> plan(card, change, by))
        .orElseGet(() -> new Result.Refused(new CardRefusal.NoSuchCard()));
  }

  private Result plan(Card card, CardChange change, Initiator by) {
    var header = card.header();
    return switch (customers.get(header.tenant(), header.customer()).orElseThrow()) {
      case Customer.Deleted deleted -> refused(new CustomerRefusal.CustomerDeleted(deleted.id()));
      case Customer.Living living -> plan(living, card, change, by);
    };
  }

  private Result plan(Customer.Living customer, Card card, CardChange change, Initiator by) {
    return switch (card) {
      case Card.Closed(_, _, var end) when end == change.target() -> new Result.SoAlready(card);
      case Card.Requested _, Card.Failed _, Card.Closed _ -> forbidden(card);
      case Card.Blocked blocked ->
          change.isFinal() ? unlessClosing(customer, blocked, change, by) : forbidden(card);
      case Card.Active active -> unlessFrozen(customer, active, change, by);
      case Card.Frozen frozen -> unlessFrozen(customer, frozen, change, by);
    };
  }

  /**
   * While the provider has frozen the whole account, nobody can see whether a card of it is frozen
   * by itself, so neither is wanted then.
   */
  private Result unlessFrozen(
      Customer.Living customer, Card.Open card, CardChange change, Initiator by) {
    if (!change.isFinal()) {
      var freeze = freezes.of(card.header().tenant(), card.header().customer());
      if (freeze.isPresent()) {
        return new Result.Refused(new CardRefusal.FrozenByWithdrawal(freeze.get()));
      }
    }
    return unlessClosing(customer, card, change, by);
  }

  private Result unlessClosing(
      Customer.Living customer, Card.Open card, CardChange change, Initiator by) {
    var wanted = card.wanted();
    if (wanted == null) {
      return card.condition() == change.target()
          ? new Result.SoAlready(card)
          : unlessSuspended(customer, card, change, by);
    }
    if (wanted.change() == change) {
      return new Result.Planned(wanted.operation());
    }
    return wanted.change().isFinal()
        ? new Result.Refused(new CardRefusal.BeingClosed(wanted.change(), wanted.operation()))
        : unlessSuspended(customer, card, change, by);
  }

  /** A suspended customer's cards may be stopped, and not let go. */
  private Result unlessSuspended(
      Customer.Living customer, Card.Open card, CardChange change, Initiator by) {
    var objection =
        change == CardChange.UNFREEZE ? customer.objection() : Optional.<CustomerRefusal>empty();
    return objection.map(ChangeCard::refused).orElseGet(() -> plan(card, change, by));
  }

  private Result plan(Card.Open card, CardChange change, Initiator by) {
    var at = clock.instant();
    var header = card.header();
    var operation =
        new NewOperation(
            OperationId.next(ids),
            header.tenant(),
            change.kind(),
            header.id().value(),
            header.customer(),
            header.id().value(),
            null,
            at);
    if (!(operations.plan(operation) instanceof Operations.Planning.Planned)) {
      throw new IllegalStateException("what sets a state has no rival that keeps it out");
    }
    changes.want(card, new Card.Wanted(change, operation.id()), by, at);
    return new Result.Planned(operation.id());
  }

  private static Result refused(CustomerRefusal why) {
    return new Result.Refused(new CardRefusal.OfCustomer(why));
  }

  private static Result forbidden(Card card) {
    return new Result.Refused(new CardRefusal.StateForbids(card.state()));
  }

  /** What came of it. */
  public sealed interface Result {
    /** This operation makes it so, whether it is new or was open already. */
    record Planned(OperationId operation) implements Result {}

    /** There is nothing to do. */
    record SoAlready(Card card) implements Result {}

    record Refused(CardRefusal why) implements Result {}
  }
}
