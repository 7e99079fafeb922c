package io.purser.domain.transfer;

import io.purser.domain.operation.ProviderKey;
import io.purser.domain.operation.ProviderWrite.Answer;
import io.purser.domain.tenant.ProviderAccountId;
import io.purser.domain.wallet.ProviderWallet;
import io.purser.domain.work.Deadline;
import java.time.Duration;

/**
 * Where money is sent. A repeat under the same key is the same transfer for a day, and another one
 * after that. Never called inside a unit of work; never throws for what the provider does.
 */
public interface TransferProvider {
  /** What sending would cost. */
  Estimation estimate(ProviderAccountId account, TransferOrder order, Deadline deadline);

  /**
   * An answer counts as done only when the transaction that it names is the one that was asked for.
   *
   * @param from the wallet, with the account that holds it
   * @param note what the provider keeps with it, the same in every repeat
   */
  Answer<TransferEffect> send(
      ProviderAccountId account,
      String providerCustomerId,
      ProviderWallet from,
      TransferOrder order,
      ProviderKey key,
      String note,
      Deadline deadline);

  /** What came of asking for an estimate. */
  sealed interface Estimation {
    record Estimated(TransferQuote.Estimate estimate) implements Estimation {}

    record Unavailable(String why, Duration retryAfter) implements Estimation {}
  }
}
