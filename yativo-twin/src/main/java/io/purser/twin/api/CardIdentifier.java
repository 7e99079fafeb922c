package io.purser.twin.api;

import io.purser.twin.state.card.CardCustomer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The ways in which a request's body names a cardholder. */
final class CardIdentifier {
  private static final Map<String, BiFunction<Call, String, List<CardCustomer>>> MEMBERS =
      Map.of(
          "customer_id", CardCustomers::byId,
          "card_id", CardCustomers::byId,
          "yativo_card_id", CardCustomers::byId,
          "external_id", CardCustomers::byReference,
          "external_customer_id", CardCustomers::byReference,
          "email", CardCustomers::byEmail);

  private CardIdentifier() {}

  /** The one cardholder named by exactly one member. */
  static CardCustomer exactlyOne(Call call) {
    var given =
        MEMBERS.keySet().stream().filter(name -> call.body().first(name).isPresent()).toList();
    if (given.isEmpty()) {
      throw new Refusal(400, "IDENTIFIER_REQUIRED", "One customer identifier is required");
    }
    if (given.size() > 1) {
      throw new Refusal(400, "MULTIPLE_IDENTIFIERS", "Only one customer identifier is allowed");
    }
    String name = given.getFirst();
    String value = call.body().text(name);
    call.body().check();
    var look = MEMBERS.getOrDefault(name, (_, _) -> List.of());
    return CardCustomers.only(look.apply(call, value));
  }

  /** The one cardholder whom any of their names fits. */
  static CardCustomer anyName(Call call, String name) {
    var found = new LinkedHashSet<>(CardCustomers.byAnyId(call, name));
    found.addAll(CardCustomers.byEmail(call, name));
    return CardCustomers.only(List.copyOf(found));
  }
}
