package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.money.Asset;
import io.purser.domain.money.AssetAmount;
import io.purser.domain.wallet.WalletId;
import java.math.BigDecimal;
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

  /** The wallet's customer has no recipient with this id. */
  record NoSuchRecipient() implements TransferRefusal {}

  /** The recipient's address is on another chain than the wallet's asset. */
  record RecipientOnAnotherChain(Asset asset) implements TransferRefusal {}

  /** The tenant sends nothing to this address. */
  record DestinationDenied() implements TransferRefusal {}

  /** The customer may not send. */
  record OfCustomer(CustomerRefusal why) implements TransferRefusal {}

  record InsufficientFunds(AssetAmount available) implements TransferRefusal {}

  /**
   * It is more than may be sent.
   *
   * @param asset on whatever chain
   * @param limit in whole units of the asset
   * @param used what was sent in the window so far, or is about to be
   */
  record LimitExceeded(Window window, String asset, BigDecimal limit, BigDecimal used)
      implements TransferRefusal {
    /** How much could be sent at most; zero also where a lower limit was set since. */
    public BigDecimal remaining() {
      return limit.subtract(used).max(BigDecimal.ZERO);
    }
  }

  /** What a limit is about: one transfer, any 24 hours, any 30 days. */
  enum Window {
    TRANSFER,
    DAY,
    MONTH
  }

  /** Another transfer of the same amount to the same address is not settled yet. */
  record IdenticalTransferOpen(TransferId existing) implements TransferRefusal {}

  /** The reference names another order. */
  record ReferenceUsed(TransferId by) implements TransferRefusal {}

  record NoSuchQuote() implements TransferRefusal {}

  record QuoteExpired(Instant at) implements TransferRefusal {}

  /** The quote is for another order. */
  record QuoteForAnotherOrder() implements TransferRefusal {}
}
