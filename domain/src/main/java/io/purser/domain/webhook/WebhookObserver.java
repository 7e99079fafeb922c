package io.purser.domain.webhook;

/** Is told what becomes of messages, for metrics and logs. Never throws. */
public interface WebhookObserver {
  void tried(WebhookDeliveries.Claimed claimed, Attempt attempt);

  void gaveUp(WebhookDeliveries.Claimed claimed);

  /** It could not even be tried, or what came of it not be noted: it is due again after a while. */
  void failed(WebhookDeliveries.Claimed claimed, RuntimeException why);

  void disabled(WebhookEndpointId endpoint, WebhookEndpoint.Why why);
}
