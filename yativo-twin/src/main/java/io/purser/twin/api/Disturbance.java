package io.purser.twin.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.fault.Faults;
import io.purser.twin.http.Answer;
import io.purser.twin.http.Request;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Found;
import io.purser.twin.state.Fault;
import io.purser.twin.state.Store;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Serves one request, and spoils it in the way its fault says. */
final class Disturbance {
  private static final String HTML =
      "<!doctype html><html><head><title>Just a moment</title></head>"
          + "<body><h1>Checking your browser</h1></body></html>";

  private final Store store;
  private final Gate gate;
  private final Family family;
  private final Request request;
  private final Found<Operation> found;
  private final long number;

  Disturbance(
      Store store, Gate gate, Family family, Request request, Found<Operation> found, long number) {
    this.store = store;
    this.gate = gate;
    this.family = family;
    this.request = request;
    this.found = found;
    this.number = number;
  }

  Answer answer(Optional<Fault> fault) {
    return fault.map(this::spoiled).orElseGet(() -> new Answer.Whole(serve()));
  }

  private Response serve() {
    return gate.serve(request, found, number, request.header("Idempotency-Key"));
  }

  private Answer spoiled(Fault fault) {
    var with = fault.parameters();
    return switch (Faults.kind(fault)) {
      case RESET_BEFORE_COMMIT -> new Answer.Reset();
      case RESET_AFTER_COMMIT -> {
        var _ = serve();
        yield new Answer.Reset();
      }
      case HALF_ANSWER -> new Answer.Half(serve());
      case ENDLESS_ANSWER -> {
        commitIf(with);
        yield new Answer.Endless(
            Response.jsonText(200, "{\"data\":["),
            Duration.ofMillis(with.path("pause_ms").asLong()));
      }
      case DELAY,
          ERROR_BEFORE_COMMIT,
          ERROR_AFTER_COMMIT,
          HTML_200,
          ERROR_200,
          RATE_LIMITED,
          REDIRECT,
          OTHER_CUSTOMER,
          IGNORE_IDEMPOTENCY_KEY,
          UNAUTHORIZED ->
          new Answer.Whole(changed(fault, with));
      case DUPLICATE, REORDER, LATE, LOST, FORGED ->
          throw new IllegalStateException("a fault of webhooks: " + fault.kind());
    };
  }

  private Response changed(Fault fault, ObjectNode with) {
    return switch (Faults.kind(fault)) {
      case DELAY -> late(with);
      case ERROR_BEFORE_COMMIT -> error(with.path("status").asInt());
      case ERROR_AFTER_COMMIT -> {
        var _ = serve();
        yield error(with.path("status").asInt());
      }
      case HTML_200 -> {
        commitIf(with);
        yield Response.html(200, HTML);
      }
      case ERROR_200 -> {
        commitIf(with);
        var failed = error(500);
        yield new Response(200, failed.headers(), failed.body());
      }
      case RATE_LIMITED -> family.tooManyRequests(with.path("retry_after").asLong());
      case REDIRECT -> {
        commitIf(with);
        yield new Response(
            with.path("status").asInt(), Map.of("Location", with.path("location").asText()), "");
      }
      case OTHER_CUSTOMER -> aboutSomebodyElse(fault);
      case IGNORE_IDEMPOTENCY_KEY -> withoutKey(fault);
      case UNAUTHORIZED -> family.failure(Refusal.unauthorized("Invalid or expired access token"));
      case RESET_BEFORE_COMMIT,
          RESET_AFTER_COMMIT,
          HALF_ANSWER,
          ENDLESS_ANSWER,
          DUPLICATE,
          REORDER,
          LATE,
          LOST,
          FORGED ->
          throw new IllegalStateException("not a change of the response: " + fault.kind());
    };
  }

  private Response late(ObjectNode with) {
    boolean first = with.path("at").asText().equals("before_commit");
    if (first) {
      sleep(with.path("ms").asLong());
    }
    var response = serve();
    if (!first) {
      sleep(with.path("ms").asLong());
    }
    return response;
  }

  private static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void commitIf(ObjectNode with) {
    if (with.path("commit").asBoolean()) {
      var _ = serve();
    }
  }

  private Response error(int status) {
    return family.failure(new Refusal(status, "internal_error", "Internal server error"));
  }

  private Response aboutSomebodyElse(Fault fault) {
    var response = serve();
    var mixedUp = store.read(world -> OtherCustomer.in(response, world));
    return mixedUp
        .map(other -> other.with(rateHeaders(response)))
        .orElseGet(
            () -> {
              giveBack(fault);
              return response;
            });
  }

  private static Map<String, String> rateHeaders(Response response) {
    var rate = new HashMap<>(response.headers());
    rate.keySet().removeIf(name -> !name.startsWith("X-RateLimit-"));
    return rate;
  }

  private Response withoutKey(Fault fault) {
    if (request.header("Idempotency-Key").isEmpty()) {
      giveBack(fault);
    }
    return gate.serve(request, found, number, Optional.empty());
  }

  /** A fault that found nothing to act on has not struck. */
  private void giveBack(Fault fault) {
    store.note(
        world -> {
          Faults.giveBack(world, fault);
          world
              .requests
              .find(Long.toString(number))
              .ifPresent(logged -> world.requests.put(logged.ended(null, null, null)));
          return number;
        });
  }
}
