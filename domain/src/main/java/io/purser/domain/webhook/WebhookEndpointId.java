package io.purser.domain.webhook;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import java.util.Optional;

/** {@code whe_…}: an address of a tenant's own to which its events are sent. */
public record WebhookEndpointId(String value) {
  public WebhookEndpointId {
    TypeId.require(value, "whe");
  }

  public static WebhookEndpointId next(Ids ids) {
    return new WebhookEndpointId(ids.next("whe"));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<WebhookEndpointId> parse(String text) {
    return TypeId.is(text, "whe") ? Optional.of(new WebhookEndpointId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
