package io.purser.domain.card.account.withdrawal;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.transfer.Reference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All withdrawals. Used, where nothing else is said, inside a unit of work of the tenant. */
public interface Withdrawals {
  /**
   * Adds one with version 1. No other of the tenant has its reference, and no other of the customer
   * is open.
   */
  void add(Withdrawal.Requested withdrawal);

  /**
   * Saves over the version that was loaded, and counts it up by one. No two withdrawals of a tenant
   * are the same one of the provider's.
   *
   * @throws io.purser.domain.work.StaleAggregate when it is no longer the newest
   */
  void save(Withdrawal withdrawal);

  Optional<Withdrawal> get(TenantId tenant, WithdrawalId id);

  /** The same, locked until the unit of work ends. */
  Optional<Withdrawal> getForUpdate(TenantId tenant, WithdrawalId id);

  Optional<Withdrawal> byReference(TenantId tenant, Reference reference);

  /** The one that the provider knows by this id. */
  Optional<Withdrawal.Accepted> byProviderId(
      TenantId tenant, CustomerId customer, String providerId);

  /** The customer's only one that has not come to its end. */
  Optional<Withdrawal.Open> openOf(TenantId tenant, CustomerId customer);

  /** Newest first. */
  Page<Withdrawal> list(TenantId tenant, CustomerId customer, PageRequest page);

  /**
   * Withdrawals of any tenant that are pending and were neither accepted nor asked about for this
   * long. The longest unasked first. Each is named to one asker, and then not again for as long. A
   * transaction of its own.
   */
  List<Waiting> waiting(Duration age, int maximum);

  record Waiting(TenantId tenant, WithdrawalId withdrawal) {}
}
