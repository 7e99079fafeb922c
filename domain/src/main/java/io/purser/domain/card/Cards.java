package io.purser.domain.card;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import java.util.List;
import java.util.Optional;

/** All cards. Used inside a unit of work of the tenant. */
public interface Cards {
  /** Adds one with version 1. A customer has at most one that is requested. */
  void add(Card.Requested card);

  /** Adds one that somebody else has had made, with version 1. */
  void adopt(Card.Issued card);

  /**
   * Saves over the version that was loaded, and counts it up by one. No two cards of a provider
   * account are the same card of the provider's.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Card card);

  Optional<Card> get(TenantId tenant, CardId id);

  /** The same, locked until the unit of work ends. */
  Optional<Card> getForUpdate(TenantId tenant, CardId id);

  /** Every card of a customer that is not failed, newest first. */
  List<Card> of(TenantId tenant, CustomerId customer);

  /** Newest first. */
  Page<Card> list(TenantId tenant, CustomerId customer, PageRequest page);
}
