package io.purser.domain.customer;

import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import java.time.Instant;

/** Whether the provider knows a customer. */
public sealed interface Registration {
  /** Nobody has asked for it yet. */
  record None() implements Registration {}

  /** An operation is under way; its outcome is not known. */
  record Pending(OperationId operation) implements Registration {}

  record Registered(ProviderCustomer customer) implements Registration {}

  /** The provider refused. Asking again is allowed, and helps once the reason is gone. */
  record Failed(Rejection why, Instant at) implements Registration {}
}
