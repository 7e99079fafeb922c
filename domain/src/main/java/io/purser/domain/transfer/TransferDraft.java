package io.purser.domain.transfer;

import io.purser.domain.transfer.recipient.RecipientId;
import io.purser.domain.wallet.WalletId;

/** An order in the caller's words. */
public record TransferDraft(WalletId wallet, To to, String amount) {
  public TransferDraft(WalletId wallet, String address, String amount) {
    this(wallet, new To.Address(address), amount);
  }

  /** Where it is to go. */
  public sealed interface To {
    record Address(String text) implements To {}

    /** To the address that one of the customer's recipients has. */
    record OfRecipient(RecipientId id) implements To {}
  }
}
