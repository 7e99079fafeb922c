package io.purser.domain.statement;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.list.Page;
import io.purser.domain.list.PageRequest;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.TenantId;
import io.purser.domain.wallet.WalletId;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;

/**
 * The ledger as customers read it. What is set aside or under way is still in the wallet. Used
 * inside a unit of work of the tenant.
 */
public interface Statements {
  Comparator<WalletId> ORDER = Comparator.comparing(WalletId::value);

  /**
   * What was in each wallet, in their {@link #ORDER}; one that nothing had moved by then is not
   * there.
   */
  SortedMap<WalletId, AssetAmount> balancesBefore(
      TenantId tenant, CustomerId customer, Instant time);

  /** Over all wallets, the oldest first, and of the same moment by their subjects. */
  Page<Movement> movements(TenantId tenant, CustomerId customer, Period period, PageRequest page);
}
