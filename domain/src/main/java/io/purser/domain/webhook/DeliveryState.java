package io.purser.domain.webhook;

/** How far a delivery has come. */
public enum DeliveryState {
  /** It is sent, or will be. */
  PENDING,
  DELIVERED,
  /** It was tried for three days. The event is in the feed, and can be sent again. */
  GIVEN_UP
}
