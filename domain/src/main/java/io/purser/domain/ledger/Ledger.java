package io.purser.domain.ledger;

import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import java.util.Map;

/**
 * All postings. They are never changed or removed. Used inside a unit of work of the tenant, and
 * under the lock of the balance of every wallet that a posting touches.
 */
public interface Ledger {
  /**
   * Adds a posting. The subject must not have one of this kind already: that fails the unit of work
   * as a bug does.
   */
  void post(Posting posting);

  /** What is in each account of a wallet: the sum of its entries. */
  Map<LedgerAccount, AssetAmount> balances(TenantId tenant, WalletId wallet, Asset asset);
}
