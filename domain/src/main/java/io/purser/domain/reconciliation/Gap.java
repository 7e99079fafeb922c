package io.purser.domain.reconciliation;

import io.purser.domain.money.AssetAmount;
import java.time.Instant;

/**
 * Two amounts that should be one.
 *
 * @param provider what the provider says is in a wallet
 * @param ledger what our books say
 * @param seenAt when the provider said so
 */
public record Gap(AssetAmount provider, AssetAmount ledger, Instant seenAt) {
  /** How much more the provider has; below zero when it has less. */
  public AssetAmount difference() {
    return provider.minus(ledger);
  }
}
