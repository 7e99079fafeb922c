package io.purser.domain.card.account.funding;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All fundings. Used, where nothing else is said, inside a unit of work of the tenant. */
public interface Fundings {
  /**
   * Adds one with version 1. No other of the tenant has its reference, and no other of the customer
   * is requested.
   */
  void add(Funding.Requested funding);

  /**
   * Saves over the version that was loaded, and counts it up by one. No two fundings of a tenant
   * are the same one of the provider's.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Funding funding);

  Optional<Funding> get(TenantId tenant, FundingId id);

  /** The same, locked until the unit of work ends. */
  Optional<Funding> getForUpdate(TenantId tenant, FundingId id);

  Optional<Funding> byReference(TenantId tenant, Reference reference);

  /** The one that the provider knows by this id, locked until the unit of work ends. */
  Optional<Funding.Accepted> byProviderIdForUpdate(
      TenantId tenant, CustomerId customer, String providerId);

  /** The customer's only one of which it is not known for certain that the provider has it. */
  Optional<Funding.Requested> requestedOf(TenantId tenant, CustomerId customer);

  /** The provider's ids of all of the customer's. */
  Set<String> providerIds(TenantId tenant, CustomerId customer);

  /**
   * How many dollars the tenant's fundings take from the master wallet that what was in it at this
   * moment may not show: what is set aside for those requested, and what was paid for those
   * accepted since and not failed.
   */
  Money notIn(TenantId tenant, Instant readAt);

  /** Those that meet all of these, newest first. */
  Page<Funding> list(TenantId tenant, List<FundingFilter> filters, PageRequest page);

  /**
   * Customers of any tenant with a funding that is pending and was neither accepted nor asked about
   * for this long. The longest unasked first. Each is named to one asker, and then not again for as
   * long. A transaction of its own.
   */
  List<Waiting> waiting(Duration age, int maximum);

  record Waiting(TenantId tenant, CustomerId customer) {}
}
