package io.purser.twin.state;

import java.util.Locale;

/**
 * Where a delivery stands. {@link #HELD} and {@link #LOST} come from faults; the provider's own
 * history shows them as pending and failed.
 */
public enum DeliveryStatus {
  PENDING,
  HELD,
  DELIVERED,
  FAILED,
  LOST;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String providerName() {
    return switch (this) {
      case HELD -> PENDING.wireName();
      case LOST -> FAILED.wireName();
      case PENDING, DELIVERED, FAILED -> wireName();
    };
  }
}
