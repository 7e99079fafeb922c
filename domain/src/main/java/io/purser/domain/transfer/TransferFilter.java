package io.purser.domain.transfer;

import io.purser.domain.customer.CustomerId;
import io.purser.domain.wallet.WalletId;

/** One condition on a list of transfers. Several hold together. */
public sealed interface TransferFilter {
  record OfCustomer(CustomerId customer) implements TransferFilter {}

  record FromWallet(WalletId wallet) implements TransferFilter {}

  record InState(TransferState state) implements TransferFilter {}
}
