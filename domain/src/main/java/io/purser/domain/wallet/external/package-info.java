/** Customers' own wallets: addresses that somebody else has the keys of. */
@NullMarked
package io.purser.domain.wallet.external;

import org.jspecify.annotations.NullMarked;
