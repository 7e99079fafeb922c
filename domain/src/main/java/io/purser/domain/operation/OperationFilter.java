package io.purser.domain.operation;

import io.purser.domain.customer.CustomerId;
import java.time.Instant;
import java.util.Set;

/** One condition on operations. Several hold together. */
public sealed interface OperationFilter {
  /** In any of these states. */
  record InState(Set<OperationState> states) implements OperationFilter {
    public InState {
      states = Set.copyOf(states);
    }
  }

  /** Of any of these kinds. */
  record OfKind(Set<OperationKind> kinds) implements OperationFilter {
    public OfKind {
      kinds = Set.copyOf(kinds);
    }
  }

  record OfCustomer(CustomerId customer) implements OperationFilter {}

  /** At this time or later. */
  record CreatedFrom(Instant time) implements OperationFilter {}

  /** Earlier than this time. */
  record CreatedBefore(Instant time) implements OperationFilter {}
}
