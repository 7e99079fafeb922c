package io.purser.domain.inbox;

import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kept deliveries as operators look at them. Those of one tenant see what concerns it, and what
 * is not yet known to concern anyone; never what concerns another tenant of the account. Used
 * inside a unit of work of the account.
 */
public interface Deliveries {
  /**
   * Newest first.
   *
   * @param state only those in it, or null for all
   */
  Page<KeptDelivery> list(
      ProviderAccountId account, TenantId viewer, @Nullable DeliveryState state, PageRequest page);

  Optional<KeptDelivery> get(ProviderAccountId account, TenantId viewer, DeliveryId id);

  /** Lets a quarantined delivery wait for the worker again. Does nothing to any other. */
  void release(ProviderAccountId account, TenantId viewer, DeliveryId id);
}
