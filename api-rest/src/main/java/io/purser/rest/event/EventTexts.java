package io.purser.rest.event;

import io.purser.domain.event.PlacedEvent;
import io.purser.domain.webhook.EventBody;
import io.purser.rest.json.Audience;
import io.purser.rest.json.JsonText;
import jakarta.inject.Singleton;

/** Writes an event for a webhook, as a service reads it in the feed. */
@Singleton
final class EventTexts implements EventBody {
  private final JsonText json;

  EventTexts(JsonText json) {
    this.json = json;
  }

  @Override
  public String of(PlacedEvent event) {
    return json.write(EventView.of(event, Audience.COMPANY), Audience.COMPANY);
  }
}
