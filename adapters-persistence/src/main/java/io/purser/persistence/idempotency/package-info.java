/** Idempotency records in PostgreSQL. */
@NullMarked
package io.purser.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
