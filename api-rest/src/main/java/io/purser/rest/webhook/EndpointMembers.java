package io.purser.rest.webhook;

import io.purser.domain.text.Text;
import io.purser.domain.webhook.Destinations;
import io.purser.domain.webhook.WantedEvents;
import io.purser.domain.webhook.WebhookUrl;
import io.purser.rest.event.EventTypes;
import io.purser.rest.json.Body;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members that a new endpoint and a change of one have in common. */
final class EndpointMembers {
  static final String URL = "url";
  static final String DESCRIPTION = "description";
  static final String EVENT_TYPES = "eventTypes";
  static final int LONGEST_DESCRIPTION = 200;

  private EndpointMembers() {}

  static Optional<String> problemWithUrl(String text, Destinations destinations) {
    return WebhookUrl.problemWith(text, destinations);
  }

  /** Empty when there is none. */
  static String description(Body body) {
    var text = body.text(DESCRIPTION, EndpointMembers::problemWithDescription);
    return text == null ? "" : text;
  }

  private static Optional<String> problemWithDescription(String text) {
    return text.isEmpty() ? Optional.empty() : Text.problemWith(text, LONGEST_DESCRIPTION);
  }

  static @Nullable List<String> eventTypes(Body body) {
    return body.texts(EVENT_TYPES, EventTypes.ALL.size(), EndpointMembers::problemWithType);
  }

  private static Optional<String> problemWithType(String type) {
    return EventTypes.ALL.contains(type)
        ? Optional.empty()
        : Optional.of("must be types of events, such as transfer.completed; see docs/events.md");
  }

  static WantedEvents wanted(@Nullable List<String> types) {
    return types == null ? new WantedEvents.All() : new WantedEvents.OfTypes(new TreeSet<>(types));
  }
}
