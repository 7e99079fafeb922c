package io.purser.domain.simulation;

import io.purser.domain.operation.OperationId;
import io.purser.domain.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Something that a client wants of the bank: a payment to a card, or a limit on it.
 *
 * @param value the amount or the limit
 * @param reference the client's own name for a payment, or null
 * @param effect what the bank calls it, once it is known to be done
 */
record Order(
    String id,
    TenantId tenant,
    OperationId operation,
    String card,
    int value,
    @Nullable String reference,
    State state,
    @Nullable String effect) {
  enum State {
    REQUESTED,
    DONE,
    FAILED
  }

  Order done(String as) {
    return new Order(id, tenant, operation, card, value, reference, State.DONE, as);
  }

  Order failed() {
    return new Order(id, tenant, operation, card, value, reference, State.FAILED, null);
  }
}
