/** Signatures that customers' own wallets make, checked with Bouncy Castle. */
@NullMarked
package io.purser.app.signature;

import org.jspecify.annotations.NullMarked;
