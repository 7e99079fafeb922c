package io.purser.domain.customer;

import io.purser.domain.operation.OperationId;
import io.purser.domain.operation.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether the provider knows a customer. */
public sealed interface Registration {
  /** Nobody has asked for it yet. */
  record None() implements Registration {}

  /** An operation is under way; its outcome is not known. */
  record Pending(OperationId operation) implements Registration {}

  record Registered(ProviderCustomer customer) implements Registration {}

  /** The provider refused. Asking again is allowed, and helps once the reason is gone. */
  record Failed(Rejection why, Instant at) implements Registration {}

  /** The same without anything personal. */
  default Registration withoutEmail() {
    return this instanceof Registered(var known) ? new Registered(known.withoutEmail()) : this;
  }

  /**
   * The same once the customer's e-mail may no longer be this one. Whoever was registered under it
   * before the provider's e-mail was kept is known by it there.
   */
  default Registration knownBy(@Nullable Email email) {
    return this instanceof Registered(var known) && known.email() == null
        ? new Registered(known.knownBy(email))
        : this;
  }
}
