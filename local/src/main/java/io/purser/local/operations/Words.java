package io.purser.local.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the API answers, for people. */
final class Words {
  private static final String ROW = "%-30s  %-9s  %-22s  %-30s  %s";

  private Words() {}

  static List<String> list(JsonNode page) {
    var lines = new ArrayList<String>();
    if (page.path("items").isEmpty()) {
      lines.add("there are none");
      return lines;
    }
    lines.add(ROW.formatted("OPERATION", "STATE", "KIND", "CUSTOMER", "SINCE"));
    page.path("items")
        .forEach(
            item ->
                lines.add(
                    ROW.formatted(
                        item.path("id").asText(),
                        item.path("state").asText(),
                        item.path("kind").asText(),
                        item.path("customerId").asText(),
                        item.path("createdAt").asText())));
    if (page.path("nextCursor").isTextual()) {
      lines.add("there are more: --cursor " + page.path("nextCursor").asText());
    }
    return lines;
  }

  static List<String> one(JsonNode operation) {
    var lines = new ArrayList<String>();
    for (var name :
        List.of("id", "state", "reason", "providerCode", "kind", "customerId", "subjectId")) {
      add(lines, name, operation.path(name));
    }
    add(lines, "result", operation.path("result"));
    add(lines, "attempts", operation.path("attempts"));
    add(lines, "createdAt", operation.path("createdAt"));
    add(lines, "updatedAt", operation.path("updatedAt"));
    var inspection = operation.path("inspection");
    for (var name : List.of("callClass", "sends", "firstSentAt", "manualSince", "evidence")) {
      add(lines, name, inspection.path(name));
    }
    inspection.path("observations").forEach(seen -> lines.add(observation(seen)));
    return lines;
  }

  private static void add(List<String> lines, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      lines.add("%-13s %s".formatted(name, value.asText()));
    }
  }

  private static String observation(JsonNode seen) {
    int times = seen.path("times").asInt();
    return "  attempt %s at %s: %s, %s: %s%s"
        .formatted(
            seen.path("attempt").asText(),
            seen.path("firstAt").asText(),
            seen.path("action").asText(),
            seen.path("finding").asText(),
            seen.path("evidence").asText(),
            times == 1
                ? ""
                : " (%d times, last at %s)".formatted(times, seen.path("lastAt").asText()));
  }

  static String problem(int status, JsonNode problem) {
    var state =
        problem.path("state").isTextual() ? " (" + problem.path("state").asText() + ")" : "";
    return "refused: %d %s%s: %s"
        .formatted(status, problem.path("code").asText(), state, problem.path("detail").asText());
  }
}
