package io.purser.twin.card;

import io.purser.twin.state.Cause;
import io.purser.twin.state.Ids;
import io.purser.twin.state.World;
import io.purser.twin.state.card.Card;
import io.purser.twin.state.card.CardCounts;
import io.purser.twin.state.card.CardCustomer;
import java.util.List;
import java.util.Optional;

/** Makes cards, and changes what they are. */
public final class Cards {
  /** Numbers that payment processors publish for tests: no bank has given them to anybody. */
  private static final List<String> TEST_NUMBERS =
      List.of(
          "4242424242424242",
          "4111111111111111",
          "4012888888881881",
          "4000056655665556",
          "4222222222222220");

  private final CardEvents events;

  Cards(CardEvents events) {
    this.events = events;
  }

  /** How many cards the cardholder may have: their own limits, but never above the programme's. */
  public static CardCounts limits(World world, CardCustomer customer) {
    var ceilings =
        world
            .cardProgrammes
            .find(customer.owner())
            .map(programme -> programme.rules().cardCounts())
            .orElse(CardCounts.USUAL);
    var own = customer.cardCounts();
    return own == null ? ceilings : own.under(ceilings);
  }

  public static List<Card> of(World world, CardCustomer customer) {
    return world.cards.where(World.BY_CUSTOMER, customer.id());
  }

  /** Whether one more virtual card would be too many. */
  public static boolean isFull(World world, CardCustomer customer) {
    var limits = limits(world, customer);
    long counting = of(world, customer).stream().filter(Card::counts).count();
    return counting >= Math.min(limits.maxVirtual(), limits.maxTotal());
  }

  public Card create(World world, Cause cause, CardCustomer customer) {
    int before = of(world, customer).size();
    var card =
        new Card(
            Ids.card(),
            customer.owner(),
            customer.id(),
            Ids.cardToken(),
            TEST_NUMBERS.get(before % TEST_NUMBERS.size()),
            Card.State.OPEN,
            false,
            false,
            null,
            cause.at());
    world.cards.put(card);
    world.cardCustomers.put(customer.with(customer.progress().withCard()));
    world.effect(cause, "card_created", customer.owner(), card.cardCustomer(), card.id());
    events.card(world, cause, customer, card, "card.created");
    events.card(world, cause, customer, card, "card.activated");
    return card;
  }

  /** Empty when the card's state forbids it. What is so already stays so, without an event. */
  public Optional<Card> change(World world, Cause cause, Card card, CardChange change) {
    var changed = change.of(card);
    changed
        .filter(after -> !after.equals(card))
        .ifPresent(
            after -> {
              world.cards.put(after);
              String kind = "card_" + change.wireName();
              world.effect(cause, kind, after.owner(), after.cardCustomer(), after.id());
              change.event().ifPresent(type -> tell(world, cause, after, type));
            });
    return changed;
  }

  /** A withdrawal has begun: until it ends none of the cardholder's cards can spend. */
  void hold(World world, Cause cause, String cardCustomer) {
    holdAll(world, cause, cardCustomer, true, "card.frozen");
  }

  /** The withdrawal has ended. Cards that were frozen before it stay so. */
  void letGo(World world, Cause cause, String cardCustomer) {
    holdAll(world, cause, cardCustomer, false, "card.unfrozen");
  }

  private void holdAll(World world, Cause cause, String cardCustomer, boolean held, String event) {
    for (var card : world.cards.where(World.BY_CUSTOMER, cardCustomer)) {
      var changed = card.held(held);
      world.cards.put(changed);
      if (changed.isFrozen() != card.isFrozen()) {
        tell(world, cause, changed, event);
      }
    }
  }

  private void tell(World world, Cause cause, Card card, String type) {
    world
        .cardCustomers
        .find(card.cardCustomer())
        .ifPresent(customer -> events.card(world, cause, customer, card, type));
  }

  /** The cardholder has chosen the digits. Nobody else is told. */
  public static Card setPin(World world, Cause cause, Card card, String pin) {
    var changed = card.withPin(pin);
    world.cards.put(changed);
    world.effect(cause, "card_pin_set", card.owner(), card.cardCustomer(), card.id());
    return changed;
  }
}
