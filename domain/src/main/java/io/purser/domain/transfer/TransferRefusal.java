package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletId;
import java.time.Instant;

/** Why the business says no to a transfer, before anything is sent. */
public sealed interface TransferRefusal {
  /** No wallet with this id that the caller can see. */
  record NoSuchWallet() implements TransferRefusal {}

  /** The wallet is being opened, or could not be. */
  record WalletNotActive(WalletId wallet) implements TransferRefusal {}

  /** Not a positive decimal, or one with more digits than the asset has. */
  record AmountNotPossible(Asset asset) implements TransferRefusal {}

  /** The asset's chain has no address of this form, or its checksum does not fit. */
  record AddressNotValid(Asset asset) implements TransferRefusal {}

  /** The customer may not send. */
  record OfCustomer(CustomerRefusal why) implements TransferRefusal {}

  record InsufficientFunds(AssetAmount available) implements TransferRefusal {}

  /** Another transfer of the same amount to the same address is not settled yet. */
  record IdenticalTransferOpen(TransferId existing) implements TransferRefusal {}

  /** The reference names another order. */
  record ReferenceUsed(TransferId by) implements TransferRefusal {}

  record NoSuchQuote() implements TransferRefusal {}

  record QuoteExpired(Instant at) implements TransferRefusal {}

  /** The quote is for another order. */
  record QuoteForAnotherOrder() implements TransferRefusal {}
}
