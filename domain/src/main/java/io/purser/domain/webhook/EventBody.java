package io.purser.domain.webhook;

import io.purser.domain.event.PlacedEvent;

/** The text of an event, the same that services read in the feed. */
public interface EventBody {
  String of(PlacedEvent event);
}
