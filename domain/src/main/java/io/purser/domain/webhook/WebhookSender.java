package io.purser.domain.webhook;

import java.time.Duration;

/**
 * Sends messages to the addresses that {@link Destinations} allows, and to no others, whatever a
 * name leads to while it is looked up. Never throws for what happens on the way, and never calls
 * inside a unit of work.
 */
public interface WebhookSender {
  /**
   * @param time how long the whole attempt may take
   */
  Attempt send(WebhookUrl url, WebhookMessage message, Duration time);
}
