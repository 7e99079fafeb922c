package io.purser.local.canaries;

import static io.purser.local.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.purser.local.Api;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The provider does once what it should not, and it is seen that it did. */
final class Misbehaviour {
  /** Every way in which an answer is none, or not to be believed. */
  static final List<String> OF_BAD_ANSWERS =
      List.of(
          "reset_before_commit",
          "reset_after_commit",
          "error_before_commit",
          "error_after_commit",
          "half_answer",
          "endless_answer",
          "html_200",
          "error_200",
          "rate_limited",
          "redirect",
          "other_customer");

  /** The same, and those which end well all the same. */
  static final List<String> OF_ANSWERS =
      Stream.concat(OF_BAD_ANSWERS.stream(), Stream.of("delay", "unauthorized")).toList();

  /** Every way in which it tells something by itself otherwise than it should. */
  static final List<String> OF_WEBHOOKS = List.of("duplicate", "reorder", "late", "lost", "forged");

  private final List<String> waiting = new ArrayList<>();
  private final Api twin;

  Misbehaviour(Api twin) {
    this.twin = twin;
  }

  private record Struck(String kind, String route, int times) {}

  /** What makes the provider be asked, or makes it tell something. */
  interface Occasion {
    void arises() throws IOException;
  }

  /**
   * @throws AssertionError when it has not happened after a while, however often there was occasion
   */
  void strikes(String kind, String route, Occasion occasion) throws IOException {
    var id = twin.post("/_twin/faults", fault(kind, route)).require(kind).path("id").asText();
    eventually(
        () -> {
          occasion.arises();
          return new Struck(kind, route, hits(id));
        },
        struck -> struck.times() > 0);
  }

  /** At the next occasion, whenever that is. */
  void waits(String kind, String route) throws IOException {
    waiting.add(twin.post("/_twin/faults", fault(kind, route)).require(kind).path("id").asText());
  }

  /**
   * @throws AssertionError when there was no occasion for one that has waited
   */
  void requireNoneWaits() throws IOException {
    for (var id : waiting) {
      assertThat(hits(id)).as("fault %s", id).isPositive();
    }
  }

  private static Map<String, Object> fault(String kind, String route) {
    var fault = new HashMap<String, Object>(Map.of("route", route, "kind", kind, "times", 1));
    switch (kind) {
      case "redirect" -> fault.put("location", "http://127.0.0.1:9/elsewhere");
      case "delay" -> fault.put("ms", 500);
      default -> {
        // Has nothing that must be said.
      }
    }
    if (route.contains("link") || route.contains("view-token")) {
      // Links are made all the same, so that there is something to give away.
      switch (kind) {
        case "error_200", "redirect" -> fault.put("commit", true);
        default -> {
          // Makes them, or cannot.
        }
      }
    }
    return fault;
  }

  private int hits(String id) throws IOException {
    for (JsonNode fault : twin.get("/_twin/faults").require("the faults").path("faults")) {
      if (fault.path("id").asText().equals(id)) {
        return fault.path("hits").asInt();
      }
    }
    throw new AssertionError("the fault " + id + " is gone");
  }
}
