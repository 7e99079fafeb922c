package io.purser.domain.simulation;

import io.purser.domain.inbox.ProviderEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What is written in deliveries: the name of an event, and who has it knows the rest. */
final class Mail {
  private final Map<String, ProviderEvent> events = new HashMap<>();

  /**
   * @param noise makes the bytes of a repeat differ from those of the first
   */
  byte[] write(String name, ProviderEvent event, String noise) {
    events.put(name, event);
    return (name + " " + noise).getBytes(StandardCharsets.UTF_8);
  }

  ProviderEvent read(byte[] body) {
    var name = new String(body, StandardCharsets.UTF_8).split(" ", -1)[0];
    var event = events.get(name);
    if (event == null) {
      throw new IllegalStateException("nobody has sent " + name);
    }
    return event;
  }
}
