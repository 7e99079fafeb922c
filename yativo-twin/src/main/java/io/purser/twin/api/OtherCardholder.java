package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.state.Ids;
import io.purser.twin.state.World;
import io.purser.twin.state.card.CardCustomer;

/** Turns what is said about a cardholder into the same about another one. */
final class OtherCardholder {
  private OtherCardholder() {}

  /** Who stands in: another cardholder if there is one. */
  record Stranger(String id, String customerId, String reference, String email) {
    static Stranger of(CardCustomer customer) {
      String reference = customer.externalId() == null ? "" : customer.externalId();
      return new Stranger(customer.id(), customer.customerId(), reference, customer.email());
    }
  }

  static Stranger notIn(String text, World world) {
    return world.cardCustomers.all().stream()
        .filter(customer -> !text.contains(customer.id()))
        .findFirst()
        .map(Stranger::of)
        .orElseGet(
            () ->
                new Stranger(
                    Ids.cardCustomer(world.clock.get().business()),
                    Ids.objectId(),
                    "somebody-else",
                    "somebody.else@example.com"));
  }

  static boolean swap(JsonNode node, Stranger stranger) {
    boolean changed = false;
    if (node instanceof ObjectNode object) {
      changed = put(object, "yativo_card_id", stranger.id());
      if (changed) {
        put(object, "customer_id", stranger.customerId());
        put(object, "applicant_id", stranger.customerId());
        put(object, "external_customer_id", stranger.reference());
        put(object, "external_id", stranger.reference());
        put(object, "card_id", Ids.card());
        put(object, "email", stranger.email());
        put(object, "email_masked", EmailAddress.masked(stranger.email()));
      }
    }
    for (var child : node) {
      changed |= swap(child, stranger);
    }
    return changed;
  }

  private static boolean put(ObjectNode object, String member, String value) {
    if (object.has(member)) {
      object.put(member, value);
      return true;
    }
    return false;
  }
}
