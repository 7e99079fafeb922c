package io.purser.domain.transfer;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as the provider knows it.
 *
 * @param transactionId the provider's id
 * @param chainHash the hash under which the chain knows it, or null while it is not told
 * @param fees null when they were not told, as when the answer was lost
 */
public record SentTransfer(String transactionId, @Nullable String chainHash, @Nullable Fees fees) {

  /**
   * What sending cost, in the transferred asset, exactly as the provider wrote it. Shown and never
   * booked: what leaves a wallet is what the provider reports as moved.
   *
   * @param platform null when it did not say
   * @param gasFunding what the provider takes for paying the chain's fee; null when it did not say
   */
  public record Fees(
      BigDecimal total, @Nullable BigDecimal platform, @Nullable BigDecimal gasFunding) {}
}
