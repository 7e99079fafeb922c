/** Customers' own addresses over HTTP. */
@NullMarked
package io.purser.rest.wallet.external;

import org.jspecify.annotations.NullMarked;
