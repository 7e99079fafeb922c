package io.purser.local.deliveries;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Carries out orders over the product API, and prints what came of them. */
final class Commands {
  private static final String DELIVERIES = "/v1/provider-deliveries";
  private static final String ROW = "%-30s  %-13s  %-24s  %8s  %s%n";

  private final Api api;
  private final PrintStream out;

  Commands(Api api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  void run(Order order) throws IOException {
    switch (order.command()) {
      case LIST -> list(order.state() == null ? "" : order.state());
      case SHOW ->
          show(api.get(DELIVERIES + "/" + order.requiredId()).require("reading the delivery"));
      case REPLAY ->
          show(
              post(DELIVERIES + "/" + order.requiredId() + "/replay", Map.of())
                  .require("the replay"));
      case ROTATE_SECRET -> rotate(order.forgetPrevious());
      case HELP -> out.print(Order.USAGE);
    }
  }

  /** What is typed again is meant again. */
  private Api.Answer post(String path, Map<String, String> body) throws IOException {
    return api.post(path, body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  private void list(String state) throws IOException {
    var query = state.isEmpty() ? "" : "&state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    var page =
        api.get(DELIVERIES + "?limit=100&include=total" + query).require("listing deliveries");
    out.printf(ROW, "DELIVERY", "STATE", "RECEIVED", "ATTEMPTS", "REASON");
    for (var delivery : page.path("items")) {
      out.printf(
          ROW,
          delivery.path("id").asText(),
          delivery.path("state").asText(),
          delivery.path("receivedAt").asText(),
          delivery.path("attempts").asText(),
          delivery.path("reason").asText());
    }
    out.printf("%d of %s%n", page.path("items").size(), page.path("total").asText());
  }

  private void show(JsonNode delivery) {
    delivery
        .properties()
        .forEach(it -> out.printf("%-11s %s%n", it.getKey(), it.getValue().asText()));
  }

  private void rotate(boolean forgetPrevious) throws IOException {
    var answer =
        post(
                "/v1/provider-webhook/rotate-secret",
                Map.of("previous", forgetPrevious ? "forget" : "keep"))
            .require("the rotation");
    var until = answer.path("previousSecretGoodUntil").asText();
    out.println(
        until.isEmpty()
            ? "the provider signs with a new secret; no other is taken"
            : "the provider signs with a new secret; the one before is taken until " + until);
  }
}
