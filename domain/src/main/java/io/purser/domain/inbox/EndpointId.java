package io.purser.domain.inbox;

import io.purser.domain.id.Ids;
import io.purser.domain.id.TypeId;
import io.purser.domain.tenant.ProviderAccountId;
import java.util.Optional;

/** {@code whe_…}: the address to which the provider delivers the events of one account. */
public record EndpointId(String value) {
  public EndpointId {
    TypeId.require(value, "whe");
  }

  public static EndpointId next(Ids ids) {
    return new EndpointId(ids.next("whe"));
  }

  /** The endpoint of an account: the same at every call, so that it is registered once. */
  public static EndpointId of(ProviderAccountId account) {
    return new EndpointId("whe" + account.value().substring(account.value().indexOf('_')));
  }

  /** The id in this text, or empty when it is none of this kind. */
  public static Optional<EndpointId> parse(String text) {
    return TypeId.is(text, "whe") ? Optional.of(new EndpointId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
