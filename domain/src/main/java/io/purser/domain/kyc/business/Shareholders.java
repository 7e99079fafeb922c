package io.purser.domain.kyc.business;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.Optional;

/**
 * All shareholders. Used inside a unit of work of the tenant; whoever changes anything holds the
 * customer's row.
 */
public interface Shareholders {
  /** Adds it with version 1. */
  void add(Shareholder shareholder);

  /**
   * Saves over the version that was loaded, and counts it up by one.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Shareholder shareholder);

  /** Nothing of it is kept. */
  void remove(TenantId tenant, ShareholderId id);

  /** Removes all that a business has. */
  void removeAllOf(TenantId tenant, CustomerId customer);

  Optional<Shareholder> get(TenantId tenant, ShareholderId id);

  /** Newest first. */
  Page<Shareholder> list(TenantId tenant, CustomerId customer, PageRequest page);

  /** Whether a business has any. */
  boolean areThereOf(TenantId tenant, CustomerId customer);
}
