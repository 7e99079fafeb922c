package io.purser.twin.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.purser.twin.http.Json;
import io.purser.twin.http.Response;
import io.purser.twin.http.Router.Route;
import io.purser.twin.state.Agenda;
import io.purser.twin.state.BusinessClock;
import io.purser.twin.state.Store;
import io.purser.twin.state.WireTime;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Reads and moves the business clock. */
final class ClockControls {
  private static final Duration LONGEST_STEP = Duration.ofDays(3_660);
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final Store store;
  private final BusinessClock clock;
  private final Agenda agenda;

  ClockControls(Store store, BusinessClock clock, Agenda agenda) {
    this.store = store;
    this.clock = clock;
    this.agenda = agenda;
  }

  List<Route<Control>> routes() {
    return List.of(
        Control.get("/clock", _ -> Response.json(200, json())),
        Control.post("/clock/advance", this::advance));
  }

  /** Answers when everything that became due has happened and its webhooks are on their way. */
  private Response advance(Control.Call call) {
    var step = step(call.fields());
    if (clock.now().plus(step).isAfter(LAST)) {
      throw ControlRefusal.invalid("The clock cannot go beyond " + LAST + ".");
    }
    store.commit(
        world -> {
          world.clock.set(clock.advancedBy(step));
          return world;
        });
    agenda.runDue();
    return Response.json(200, json());
  }

  private static Duration step(Fields fields) {
    var seconds = fields.number("seconds", 1, (int) LONGEST_STEP.toSeconds());
    var duration = fields.text("duration");
    fields.done();
    if (seconds.isPresent() == duration.isPresent()) {
      throw ControlRefusal.invalid("Give either seconds or duration.");
    }
    var step =
        seconds.isPresent() ? Duration.ofSeconds(seconds.getAsInt()) : parsed(duration.orElse(""));
    if (step.isNegative() || step.isZero() || step.compareTo(LONGEST_STEP) > 0) {
      throw ControlRefusal.invalid("The step must be positive and at most ten years.");
    }
    return step;
  }

  private static Duration parsed(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notADuration) {
      throw ControlRefusal.invalid("duration must look like P30D or PT90S.");
    }
  }

  ObjectNode json() {
    return Json.object()
        .put("business_now", WireTime.millis(clock.now()))
        .put("wall_now", WireTime.millis(clock.wallNow()))
        .put("speed", clock.speed());
  }
}
