/** A request that is sent again has one effect and one answer. */
@NullMarked
package io.purser.domain.idempotency;

import org.jspecify.annotations.NullMarked;
