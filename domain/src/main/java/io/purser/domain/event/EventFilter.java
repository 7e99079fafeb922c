package io.purser.domain.event;

import io.purser.domain.customer.CustomerId;
import java.util.Set;

/** Which events are wanted. Several hold together. */
public sealed interface EventFilter {
  boolean matches(DomainEvent event);

  /** Of one of these types. */
  record OfTypes(Set<String> types) implements EventFilter {
    public OfTypes {
      types = Set.copyOf(types);
    }

    @Override
    public boolean matches(DomainEvent event) {
      return types.contains(event.type());
    }
  }

  /** Concerning this customer. */
  record OfCustomer(CustomerId customer) implements EventFilter {
    @Override
    public boolean matches(DomainEvent event) {
      return customer.equals(event.customer());
    }
  }
}
