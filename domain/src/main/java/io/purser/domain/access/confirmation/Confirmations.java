package io.purser.domain.access.confirmation;

import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All confirmations that have not been removed. Used inside a unit of work of the tenant. */
public interface Confirmations {
  void add(Confirmation confirmation);

  /** The one with this hash of its token; nobody else uses it until the end. */
  Optional<Confirmation> lock(TenantId tenant, String tokenHash);

  /** Keeps the first use of one that is locked. */
  void used(TenantId tenant, ConfirmationId id, Confirmation.Use use);
}
