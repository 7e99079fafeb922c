/** Requests that may be sent again. */
@NullMarked
package io.purser.peer.idempotency;

import org.jspecify.annotations.NullMarked;
