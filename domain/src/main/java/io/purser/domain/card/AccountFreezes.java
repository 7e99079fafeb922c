package io.purser.domain.card;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** What freezes whole card accounts. Used inside a unit of work of the tenant. */
public interface AccountFreezes {
  /** Empty when nothing freezes the cards of the customer but what is done to each of them. */
  Optional<AccountFreeze> of(TenantId tenant, CustomerId customer);
}
