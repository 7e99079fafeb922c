package io.purser.domain.reconciliation;

import io.purser.domain.money.AssetAmount;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;
import java.util.Map;

/**
 * What the provider says is in wallets. Never called inside a unit of work; never throws for what
 * the provider does.
 */
public interface WalletHoldings {
  Reading read(ProviderAccountId account, String providerCustomerId, Deadline deadline);

  /** What the provider answers. */
  sealed interface Reading {
    /**
     * @param byWallet by the provider's ids of wallets; one whose amount cannot be read is not
     *     there
     */
    record Read(Map<String, AssetAmount> byWallet) implements Reading {
      public Read {
        byWallet = Map.copyOf(byWallet);
      }
    }

    record Unavailable(String why) implements Reading {}
  }
}
