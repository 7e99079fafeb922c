package io.purser.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.purser.local.Api;
import io.purser.local.CannotStart;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * A walk through the product: takes steps one after the other, and tells of each what is called and
 * what comes of it. It ends at the first that is not as expected.
 */
final class Walk {
  /** Longer than the twin waits before it delivers a webhook again that was not taken in time. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Api product;
  private final Api twin;
  private final PrintStream out;

  /**
   * @param product as a service of the company calls it
   * @param twin its control API, which plays everybody who is not the company
   */
  Walk(Api product, Api twin, PrintStream out) {
    this.product = product;
    this.twin = twin;
    this.out = out;
  }

  /**
   * @throws CannotStart when something is not as expected
   */
  void take(List<Step> steps) throws IOException {
    int number = 0;
    for (var step : steps) {
      number++;
      out.printf("%n%2d. %s%n", number, step.title());
      step.action().take(this);
    }
  }

  void say(String words) {
    out.println("    " + words);
  }

  /** Reads from the product. */
  JsonNode get(String path) throws IOException {
    return told("GET " + path, product.get(path));
  }

  /** Has the product do something, once. */
  JsonNode post(String path, Map<String, ?> body) throws IOException {
    return told(
        "POST " + path + " " + JSON.writeValueAsString(body),
        product.post(path, body, "Idempotency-Key", UUID.randomUUID().toString()));
  }

  /** Has the product change something, whatever version it is in. */
  JsonNode patch(String path, Map<String, ?> body) throws IOException {
    return told(
        "PATCH " + path + " " + JSON.writeValueAsString(body),
        product.send("PATCH", path, body, "If-Match", "*"));
  }

  /** Plays somebody else: the provider, its staff, a merchant, the cardholder at their mailbox. */
  JsonNode play(String path, Map<String, ?> body) throws IOException {
    return told(
        "the twin: POST " + path + " " + JSON.writeValueAsString(body), twin.post(path, body));
  }

  /** What the twin knows and nobody else may. */
  JsonNode peek(String path) throws IOException {
    return told("the twin: GET " + path, twin.get(path));
  }

  private JsonNode told(String call, Api.Answer answer) {
    say(call + " -> " + answer.status());
    return answer.require(call);
  }

  /** Reads again and again, and tells of it once, until it is as expected. */
  JsonNode until(String path, String expected, Predicate<JsonNode> condition) throws IOException {
    say("GET " + path + " until " + expected);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var seen = product.get(path).require("GET " + path);
      if (condition.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > giveUp) {
        throw new CannotStart(expected + " was expected, and this is what there is: " + seen);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  static void expect(String what, String expected, String seen) {
    if (!seen.equals(expected)) {
      throw new CannotStart(what + " should be " + expected + " and is " + seen);
    }
  }
}
