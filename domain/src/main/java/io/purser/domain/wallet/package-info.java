/** Wallets, their transactions and their balances. */
@NullMarked
package io.purser.domain.wallet;

import org.jspecify.annotations.NullMarked;
