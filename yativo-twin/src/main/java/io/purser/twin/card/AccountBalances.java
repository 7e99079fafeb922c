package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCustomer;

/** Moves what a cardholder has and what is held of it, and tells the platform each time. */
final class AccountBalances {
  private final CardEvents events;

  AccountBalances(CardEvents events) {
    this.events = events;
  }

  /** Adds to the ledger and to the holds; a negative number takes away. */
  public CardCustomer move(
      World world, Cause cause, String cardCustomer, long ledger, long pending) {
    var customer = world.cardCustomers.find(cardCustomer).orElseThrow();
    var moved = customer.with(customer.account().moved(ledger, pending, cause.at()));
    world.cardCustomers.put(moved);
    events.balance(world, cause, moved);
    return moved;
  }
}
