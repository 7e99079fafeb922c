package io.purser.domain.ledger.cash;

import io.purser.domain.money.Money;
import io.purser.domain.tenant.TenantId;
import java.util.Currency;
import java.util.Map;

/**
 * All postings between master wallets and card accounts. They are never changed or removed. Used
 * inside a unit of work of the tenant.
 */
public interface CashLedger {
  /**
   * Adds a posting. The subject must not have one of this kind already: that fails the unit of work
   * as a bug does.
   */
  void post(CashPosting posting);

  /** What has come into each of the tenant's accounts in this currency, less what has left. */
  Map<CashAccount, Money> balances(TenantId tenant, Currency currency);
}
