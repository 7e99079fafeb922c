package io.purser.domain.wallet.external;

import io.purser.domain.customer.CustomerRefusal;

/** Why the business says no to linking an address. */
public sealed interface ExternalWalletRefusal {
  /** The customer has this address on this chain. */
  record AlreadyLinked(ExternalWalletId existing) implements ExternalWalletRefusal {}

  /** The customer cannot link anything. */
  record OfCustomer(CustomerRefusal why) implements ExternalWalletRefusal {}
}
