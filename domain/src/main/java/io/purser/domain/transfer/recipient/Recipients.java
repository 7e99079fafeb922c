package io.purser.domain.transfer.recipient;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/** All recipients. Used inside a unit of work of the tenant. */
public interface Recipients {
  /**
   * Adds it with version 1, unless the customer has a recipient with this address on this chain.
   */
  Addition add(Recipient recipient);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Recipient recipient);

  /** Nothing of it is kept. Whether it was there until now. */
  boolean remove(TenantId tenant, RecipientId id);

  /** Removes everything that a customer has. */
  void removeAllOf(TenantId tenant, CustomerId customer);

  Optional<Recipient> get(TenantId tenant, RecipientId id);

  /** The same, locked until the unit of work ends. */
  Optional<Recipient> getForUpdate(TenantId tenant, RecipientId id);

  /** Newest first. */
  Page<Recipient> list(TenantId tenant, CustomerId customer, PageRequest page);

  /** What came of {@link #add}. */
  sealed interface Addition {
    record Added() implements Addition {}

    /** The customer has it under this id. */
    record AddedAlready(RecipientId existing) implements Addition {}
  }
}
