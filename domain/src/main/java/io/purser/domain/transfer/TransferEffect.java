package io.purser.domain.transfer;

import io.purser.domain.wallet.ReportedTransaction.Progress;
import org.jspecify.annotations.Nullable;

/**
 * That a transfer was sent, as the provider tells it.
 *
 * @param progress how far it is
 * @param holder the provider's account that holds the wallet, where that had to be found out; else
 *     null
 */
public record TransferEffect(SentTransfer sent, Progress progress, @Nullable String holder) {
  TransferEffect heldIn(String account) {
    return new TransferEffect(sent, progress, account);
  }
}
