package io.purser.twin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.chain.Chain;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.state.Customer;
import io.purser.twin.state.CustomerStatus;
import io.purser.twin.state.Ids;
import io.purser.twin.state.WireTime;
import io.purser.twin.state.World;
import java.util.Map;
import java.util.Optional;

/** Turns an answer into one about somebody else, as a mixed-up cache would give it. */
final class OtherCustomer {
  private OtherCustomer() {}

  /** Empty when the answer names no customer, so there is nothing to mix up. */
  static Optional<Response> in(Response response, World world) {
    var body = Json.parse(response.body());
    if (body.isEmpty() || response.status() >= 300) {
      return Optional.empty();
    }
    String text = response.body();
    boolean changed =
        text.contains("\"yativo_card_id\"")
            ? OtherCardholder.swap(body.get(), OtherCardholder.notIn(text, world))
            : swap(body.get(), somebodyNotIn(text, world));
    return changed ? Optional.of(Response.json(response.status(), body.get())) : Optional.empty();
  }

  private static Customer somebodyNotIn(String text, World world) {
    return world.customers.all().stream()
        .filter(customer -> !text.contains(customer.id()))
        .findFirst()
        .orElseGet(
            () ->
                new Customer(
                    Ids.customer(),
                    "",
                    "somebody.else@example.com",
                    "Somebody Else",
                    "+15550100999",
                    Map.of(),
                    CustomerStatus.ACTIVE,
                    world.clock.get().business()));
  }

  private static boolean swap(JsonNode node, Customer other) {
    boolean changed = false;
    if (node instanceof ObjectNode object) {
      if (object.has("email")) {
        becomes(object, other);
        changed = true;
      } else if (object.path("customer_id").isTextual()) {
        object.put("customer_id", other.id());
        elsewhere(object);
        changed = true;
      } else if (object.path("customerReference").isTextual()) {
        object.put("customerReference", "cus_" + "0".repeat(26));
        changed = true;
      }
    }
    for (var child : node) {
      changed |= swap(child, other);
    }
    return changed;
  }

  private static void becomes(ObjectNode customer, Customer other) {
    customer
        .put("id", other.id())
        .put("customer_id", other.id())
        .put("email", other.email())
        .put("name", other.name())
        .put("created_at", WireTime.seconds(other.createdAt()));
    if (customer.has("phone")) {
      customer.put("phone", other.phone());
      customer.set("metadata", Json.MAPPER.<JsonNode>valueToTree(other.metadata()));
    }
  }

  /** A wallet of the other customer has another id and another address. */
  private static void elsewhere(ObjectNode object) {
    if (object.has("address")) {
      String id = Ids.objectId();
      object.put("_id", id).put("asset_id", id).put("id", id).put("account", Ids.objectId());
      Chain.named(object.path("chain").asText())
          .ifPresent(chain -> object.put("address", chain.addresses().newAddress()));
    }
  }
}
