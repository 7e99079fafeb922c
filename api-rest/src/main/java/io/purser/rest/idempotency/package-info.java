/** Requests that may be sent again. */
@NullMarked
package io.purser.rest.idempotency;

import org.jspecify.annotations.NullMarked;
