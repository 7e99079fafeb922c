/** The provider's wallets, which it calls assets, and what moves in and out of them. */
@NullMarked
package io.purser.yativo.wallet;

import org.jspecify.annotations.NullMarked;
