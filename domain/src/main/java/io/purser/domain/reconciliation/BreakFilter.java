package io.purser.domain.reconciliation;

import io.purser.domain.customer.CustomerId;

/** One condition on a list of breaks. Several hold together. */
public sealed interface BreakFilter {
  record OfCustomer(CustomerId customer) implements BreakFilter {}

  record InState(BreakState state) implements BreakFilter {}

  record OfKind(BreakKind kind) implements BreakFilter {}
}
