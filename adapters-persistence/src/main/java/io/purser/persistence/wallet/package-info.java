/** Wallets, their balances and their transactions in PostgreSQL. */
@NullMarked
package io.purser.persistence.wallet;

import org.jspecify.annotations.NullMarked;
