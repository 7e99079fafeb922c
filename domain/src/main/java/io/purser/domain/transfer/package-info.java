/** Transfers: money that is sent from a wallet to an address, once. */
@NullMarked
package io.purser.domain.transfer;

import org.jspecify.annotations.NullMarked;
