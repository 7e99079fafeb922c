package io.purser.twin.card;

import io.purser.twin.state.Card;
import io.purser.twin.state.CardCurrency;
import io.purser.twin.state.CardCustomer;
import io.purser.twin.state.CardTransaction;
import io.purser.twin.state.CardTransaction.Kind;
import io.purser.twin.state.CardTransaction.Merchant;
import io.purser.twin.state.CardTransaction.Status;
import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.World;
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

  public CardTransaction authorize(
      World world, Cause cause, Card card, Kind type, long amount, Merchant merchant) {
    var customer = holder(world, card);
    var why = obstacle(world, cause, customer, card, amount);
    if (why.isPresent()) {
      return decline(world, cause, card, type, amount, merchant, why.get());
    }
    var transaction = begun(cause, card, customer, type, Status.AUTHORIZED, amount, merchant, null);
    put(world, cause, transaction, "card_authorized");
    tell(world, cause, transaction, "transaction.authorized");
    balances.move(world, cause, customer.id(), 0, amount);
    return transaction;
  }

  public CardTransaction decline(
      World world,
      Cause cause,
      Card card,
      Kind type,
      long amount,
      Merchant merchant,
      String reason) {
    var declined =
        begun(cause, card, holder(world, card), type, Status.DECLINED, amount, merchant, reason);
    put(world, cause, declined, "card_declined");
    tell(world, cause, declined, "transaction.declined");
    return declined;
  }

  /** Taken without having been held. */
  public CardTransaction settleUnannounced(
      World world, Cause cause, Card card, Kind type, long amount, Merchant merchant) {
    var customer = holder(world, card);
    var settled = begun(cause, card, customer, type, Status.SETTLED, amount, merchant, null);
    put(world, cause, settled, "card_settled");
    tell(world, cause, settled, "transaction.settled");
    balances.move(world, cause, customer.id(), -amount, 0);
    return settled;
  }

  public CardTransaction increase(World world, Cause cause, CardTransaction held, long by) {
    var more = held.holding(Math.addExact(held.held(), by), held.status());
    put(world, cause, more, "card_authorization_increased");
    tell(world, cause, more, "transaction.authorized");
    balances.move(world, cause, held.cardCustomer(), 0, by);
    return more;
  }

  /** Takes the amount, whether less or more than was held, and lets go of what was held. */
  public CardTransaction settle(World world, Cause cause, CardTransaction held, long amount) {
    var settled = held.settled(amount, cause.at());
    put(world, cause, settled, "card_settled");
    tell(world, cause, settled, "transaction.settled");
    balances.move(world, cause, held.cardCustomer(), -amount, -held.held());
    return settled;
  }

  /** Lets go of all that is held, or of a part. */
  public CardTransaction reverse(World world, Cause cause, CardTransaction held, long amount) {
    boolean whole = amount == held.held();
    var reversed =
        whole
            ? held.released(Status.REVERSED)
            : held.holding(held.held() - amount, Status.PARTIALLY_REVERSED);
    put(world, cause, reversed, whole ? "card_reversed" : "card_partially_reversed");
    tell(world, cause, reversed, "transaction.reversed");
    balances.move(world, cause, held.cardCustomer(), 0, -amount);
    return reversed;
  }

  /** Expired or failed: no event but that of the balance is named for either. */
  public CardTransaction release(World world, Cause cause, CardTransaction held, Status end) {
    var released = held.released(end);
    put(world, cause, released, "card_" + end.wireName());
    balances.move(world, cause, held.cardCustomer(), 0, -held.held());
    return released;
  }

  /** Money comes back for a purchase, as a transaction of its own. */
  public CardTransaction refund(World world, Cause cause, CardTransaction purchase, long amount) {
    var refund =
        new CardTransaction(
            Ids.cardTransaction(),
            purchase.owner(),
            purchase.cardCustomer(),
            purchase.cardId(),
            Kind.REFUND,
            Status.SETTLED,
            amount,
            0,
            purchase.currency(),
            purchase.merchant(),
            null,
            purchase.id(),
            null,
            cause.at(),
            cause.at());
    put(world, cause, refund, "card_refunded");
    tell(world, cause, refund, "transaction.refund.created");
    balances.move(world, cause, purchase.cardCustomer(), amount, 0);
    return refund;
  }

  /** What was spent on the day of the instant, or is held since then. */
  public static long usedOn(World world, CardCustomer customer, Instant day) {
    var date = day.atOffset(ZoneOffset.UTC).toLocalDate();
    return world.cardTransactions.where(World.BY_CUSTOMER, customer.id()).stream()
        .filter(CardTransaction::counts)
        .filter(spent -> spent.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().equals(date))
        .mapToLong(CardTransaction::amount)
        .sum();
  }

  private static Optional<String> obstacle(
      World world, Cause cause, CardCustomer customer, Card card, long amount) {
    if (card.isFrozen()) {
      return Optional.of("CARD_FROZEN");
    }
    if (card.state() != Card.State.OPEN) {
      return Optional.of("CARD_NOT_ACTIVE");
    }
    var account = customer.account();
    if (amount > account.ledger() - account.pending()) {
      return Optional.of("INSUFFICIENT_FUNDS");
    }
    long left = customer.dailyLimit().at(cause.at()).minor() - usedOn(world, customer, cause.at());
    return amount > left ? Optional.of("LIMIT_EXCEEDED") : Optional.empty();
  }

  private static CardCustomer holder(World world, Card card) {
    return world.cardCustomers.find(card.cardCustomer()).orElseThrow();
  }

  private static CardTransaction begun(
      Cause cause,
      Card card,
      CardCustomer customer,
      Kind type,
      Status status,
      long amount,
      Merchant merchant,
      @Nullable String declineReason) {
    var currency = customer.account().currency();
    return new CardTransaction(
        Ids.cardTransaction(),
        card.owner(),
        customer.id(),
        card.id(),
        type,
        status,
        amount,
        status == Status.AUTHORIZED ? amount : 0,
        currency == null ? CardCurrency.USD : currency,
        merchant,
        declineReason,
        null,
        status == Status.AUTHORIZED ? cause.at() : null,
        status == Status.SETTLED ? cause.at() : null,
        cause.at());
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
