package io.purser.domain.inbox;

/** Where a kept delivery stands. */
public enum DeliveryState {
  WAITING,
  APPLIED,
  DUPLICATE,
  IGNORED,
  ASKED_INSTEAD,
  QUARANTINED
}
