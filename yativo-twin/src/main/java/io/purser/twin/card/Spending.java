package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardCurrency;
import io.purser.twin.state.card.CardCustomer;
import io.purser.twin.state.card.CardTransaction;
import io.purser.twin.state.card.CardTransaction.Charge;
import io.purser.twin.state.card.CardTransaction.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What merchants do to a card: hold money, take it, let go of it, give it back. An authorisation is
 * declined where the card, the balance or the day's limit forbids it; what a merchant takes without
 * asking, or beyond what was held, is taken all the same.
 */
public final class Spending {
  private final CardEvents events;
  private final AccountBalances balances;

  Spending(CardEvents events, AccountBalances balances) {
    this.events = events;
    this.balances = balances;
  }

  public CardTransaction authorize(World world, Cause cause, Card card, Charge charge) {
    var why = obstacle(world, cause, card, charge);
    if (why.isPresent()) {
      return decline(world, cause, card, charge, why.get());
    }
    var held = begun(world, cause, card, Status.AUTHORIZED, charge, null);
    return moved(world, cause, null, held, "card_authorized", "transaction.authorized");
  }

  public CardTransaction decline(
      World world, Cause cause, Card card, Charge charge, String reason) {
    var declined = begun(world, cause, card, Status.DECLINED, charge, reason);
    put(world, cause, declined, "card_declined");
    tell(world, cause, declined, "transaction.declined");
    return declined;
  }

  /** Taken without having been held. */
  public CardTransaction settleUnannounced(World world, Cause cause, Card card, Charge charge) {
    var settled = begun(world, cause, card, Status.SETTLED, charge, null);
    return moved(world, cause, null, settled, "card_settled", "transaction.settled");
  }

  public CardTransaction increase(World world, Cause cause, CardTransaction held, long by) {
    var more = held.holding(Math.addExact(held.held(), by), held.status());
    return moved(
        world, cause, held, more, "card_authorization_increased", "transaction.authorized");
  }

  /** Takes the amount, whether less or more than was held, and lets go of what was held. */
  public CardTransaction settle(World world, Cause cause, CardTransaction held, long amount) {
    var settled = held.settled(amount, cause.at());
    return moved(world, cause, held, settled, "card_settled", "transaction.settled");
  }

  /** Lets go of all that is held, or of a part. */
  public CardTransaction reverse(World world, Cause cause, CardTransaction held, long amount) {
    if (amount == held.held()) {
      var reversed = held.released(Status.REVERSED);
      return moved(world, cause, held, reversed, "card_reversed", "transaction.reversed");
    }
    var less = held.holding(held.held() - amount, Status.PARTIALLY_REVERSED);
    return moved(world, cause, held, less, "card_partially_reversed", "transaction.reversed");
  }

  /** Expired or failed: no event but that of the balance is named for either. */
  public CardTransaction release(World world, Cause cause, CardTransaction held, Status end) {
    return moved(world, cause, held, held.released(end), "card_" + end.wireName(), null);
  }

  /** Money comes back for a purchase, as a transaction of its own. */
  public CardTransaction refund(World world, Cause cause, CardTransaction purchase, long amount) {
    var refund = purchase.refund(Ids.cardTransaction(), amount, cause.at());
    return moved(world, cause, null, refund, "card_refunded", "transaction.refund.created");
  }

  /** What was spent on the day of the instant, or is held since then. */
  public static long usedOn(World world, CardCustomer customer, Instant day) {
    var date = day.atOffset(ZoneOffset.UTC).toLocalDate();
    return world.cardTransactions.where(World.BY_CUSTOMER, customer.id()).stream()
        .filter(CardTransaction::counts)
        .filter(spent -> spent.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().equals(date))
        .mapToLong(spent -> spent.inAccount(spent.amount()))
        .sum();
  }

  private static Optional<String> obstacle(World world, Cause cause, Card card, Charge charge) {
    if (card.isFrozen()) {
      return Optional.of("CARD_FROZEN");
    }
    if (card.state() != Card.State.OPEN) {
      return Optional.of("CARD_NOT_ACTIVE");
    }
    var customer = holder(world, card);
    long costs = charge.inAccount(charge.amount());
    if (costs > customer.account().ledger() - customer.account().pending()) {
      return Optional.of("INSUFFICIENT_FUNDS");
    }
    long left = customer.dailyLimit().at(cause.at()).minor() - usedOn(world, customer, cause.at());
    return costs > left ? Optional.of("LIMIT_EXCEEDED") : Optional.empty();
  }

  private static CardCustomer holder(World world, Card card) {
    return world.cardCustomers.find(card.cardCustomer()).orElseThrow();
  }

  private static CardTransaction begun(
      World world,
      Cause cause,
      Card card,
      Status status,
      Charge charge,
      @Nullable String declineReason) {
    var currency = holder(world, card).account().currency();
    String usual = (currency == null ? CardCurrency.USD : currency).name();
    return new CardTransaction(
        Ids.cardTransaction(),
        card.owner(),
        card.cardCustomer(),
        card.id(),
        charge.kind(),
        status,
        charge.amount(),
        status == Status.AUTHORIZED ? charge.amount() : 0,
        charge.currency() == null ? usual : charge.currency(),
        charge.rate(),
        charge.merchant(),
        declineReason,
        null,
        status == Status.AUTHORIZED ? cause.at() : null,
        status == Status.SETTLED ? cause.at() : null,
        cause.at());
  }

  /** Keeps the transaction, tells of it, and moves the balance by what has changed. */
  private CardTransaction moved(
      World world,
      Cause cause,
      @Nullable CardTransaction before,
      CardTransaction after,
      String effect,
      @Nullable String event) {
    put(world, cause, after, effect);
    if (event != null) {
      tell(world, cause, after, event);
    }
    long ledger = after.onLedger() - (before == null ? 0 : before.onLedger());
    long pending = after.onPending() - (before == null ? 0 : before.onPending());
    balances.move(world, cause, after.cardCustomer(), ledger, pending);
    return after;
  }

  private static void put(World world, Cause cause, CardTransaction transaction, String effect) {
    world.cardTransactions.put(transaction);
    world.effect(cause, effect, transaction.owner(), transaction.cardCustomer(), transaction.id());
  }

  private void tell(World world, Cause cause, CardTransaction transaction, String type) {
    world
        .cardCustomers
        .find(transaction.cardCustomer())
        .ifPresent(customer -> events.transaction(world, cause, customer, transaction, type));
  }
}
