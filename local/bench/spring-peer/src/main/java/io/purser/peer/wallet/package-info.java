/** Balances of wallets. */
@NullMarked
package io.purser.peer.wallet;

import org.jspecify.annotations.NullMarked;
