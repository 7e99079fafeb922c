package io.purser.domain.programme;

import io.purser.domain.tenant.TenantId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What is known of master wallets. Used inside a unit of work of the tenant. */
public interface MasterWallets {
  /** Empty while it was never read. */
  Optional<MasterWallet> get(TenantId tenant, Currency currency);

  /** The same, locked until the unit of work ends, whether it was ever read or not. */
  Optional<MasterWallet> lock(TenantId tenant, Currency currency);

  /** All that were ever read, in the order of their currencies' codes. */
  List<MasterWallet> all(TenantId tenant);

  /** Keeps what is known from now on. To be locked before. */
  void save(TenantId tenant, MasterWallet wallet);
}
