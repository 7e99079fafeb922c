/** How money comes to wallets and leaves them. */
@NullMarked
package io.purser.twin.money;

import org.jspecify.annotations.NullMarked;
