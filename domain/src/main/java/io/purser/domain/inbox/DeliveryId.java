package io.purser.domain.inbox;

import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code dlv_…}: a delivery that we have kept. */
public record DeliveryId(String value) {
  public DeliveryId {
    TypeId.require(value, "dlv");
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<DeliveryId> parse(String text) {
    return TypeId.is(text, "dlv") ? Optional.of(new DeliveryId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
