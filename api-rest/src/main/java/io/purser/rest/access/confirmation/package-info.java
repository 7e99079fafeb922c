/** Confirmations of end users' requests, minted by services. */
@NullMarked
package io.purser.rest.access.confirmation;

import org.jspecify.annotations.NullMarked;
