package io.purser.domain.card.account.balance;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is known of all card accounts. A customer has one. Used, where nothing else is said, inside
 * a unit of work of the tenant.
 */
public interface CardBalances {
  /** Empty while nothing was ever told. */
  Optional<CardBalance> get(TenantId tenant, CustomerId customer);

  /** The same, locked until the unit of work ends, whether anything was told or not. */
  Optional<CardBalance> lock(TenantId tenant, CustomerId customer);

  /** Keeps what is known from now on. */
  void save(TenantId tenant, CustomerId customer, CardBalance balance);

  /** By currency, in the order of their codes. Accounts whose amounts nobody knows are left out. */
  List<CardTotals> totals(TenantId tenant);

  /** Something has moved that nobody has told of so far: the account is to be asked about next. */
  void doubt(TenantId tenant, CustomerId customer);

  /**
   * Customers of any tenant who have come through onboarding and whose account is known no more
   * recently than this, or was not asked about for six times as long: an event says nothing about
   * those that were lost. The longest unasked first. Each is named to one asker, and then not again
   * for a quarter of the time. A transaction of its own.
   */
  List<Outdated> outdated(Duration age, int maximum);

  record Outdated(TenantId tenant, CustomerId customer) {}
}
