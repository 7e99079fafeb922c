/** Wallets, balances and transactions over HTTP. */
@NullMarked
package io.purser.rest.wallet;

import org.jspecify.annotations.NullMarked;
