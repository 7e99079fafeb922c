package io.purser.domain.wallet;

import io.purser.domain.customer.CustomerRefusal;
import io.purser.domain.operation.Rejection;

/** Why the business says no to something about a wallet. */
public sealed interface WalletRefusal {
  /** No wallet with this id that the caller can see. */
  record NoSuchWallet() implements WalletRefusal {}

  /** Not in the catalogue. */
  record AssetNotSupported(String chain, String symbol) implements WalletRefusal {}

  /** The customer has a wallet of this asset, open or being opened. */
  record AlreadyOpen(WalletId existing) implements WalletRefusal {}

  /** The customer cannot have a wallet. */
  record OfCustomer(CustomerRefusal why) implements WalletRefusal {}

  /** The customer cannot be registered at the provider, and a wallet needs that. */
  record RegistrationFailed(Rejection why) implements WalletRefusal {}
}
