package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The balances of all active wallets. Except for {@link #outdated} used inside a unit of work of
 * the tenant.
 */
public interface WalletBalances {
  void add(TenantId tenant, WalletBalance balance);

  Optional<WalletBalance> get(TenantId tenant, WalletId wallet);

  /**
   * The same, locked until the unit of work ends. Whoever books a transaction does so under this
   * lock.
   */
  Optional<WalletBalance> getForUpdate(TenantId tenant, WalletId wallet);

  void save(TenantId tenant, WalletBalance balance);

  /** In the order of the wallets' ids. */
  List<WalletBalance> ofCustomer(TenantId tenant, CustomerId customer);

  /** The same, locked in that order. */
  List<WalletBalance> ofCustomerForUpdate(TenantId tenant, CustomerId customer);

  /**
   * Customers of any tenant with a balance of which nothing was heard for this long, or that were
   * not named here for six times as long, since webhooks that arrive say nothing about those that
   * were lost. The longest unheard first. Each is named to one asker and then not again for a
   * minute. A transaction of its own.
   */
  List<Outdated> outdated(Duration age, int maximum);

  record Outdated(TenantId tenant, CustomerId customer) {}
}
