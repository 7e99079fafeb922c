package io.purser.domain.wallet;

import io.purser.domain.money.Asset;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.operation.ProviderWrite.Sighting;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.work.Deadline;

/**
 * Where custodial wallets are kept. It promises nothing about a request that comes twice. Never
 * called inside a unit of work; never throws for what the provider does.
 */
public interface WalletProvider {
  Sighting<ProviderWallet> find(
      ProviderAccountId account, String providerCustomerId, Asset asset, Deadline deadline);

  /** An answer counts as done only when it names the chain and asset that were asked for. */
  Answer<ProviderWallet> open(
      ProviderAccountId account, String providerCustomerId, Asset asset, Deadline deadline);

  /** Everything that has moved in and out of a customer's wallets, in no order. */
  History history(ProviderAccountId account, String providerCustomerId, Deadline deadline);
}
